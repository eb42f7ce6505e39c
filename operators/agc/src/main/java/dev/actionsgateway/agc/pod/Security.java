package dev.actionsgateway.agc.pod;

import dev.actionsgateway.api.gateway.SecurityProfile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Optional;

/// Fills in what a security profile asks for. It never overrides a template: what the profile does
/// not allow is refused by the API server, and shows as `TemplateRejected`.
record Security(SecurityProfile profile) {
    /// The user of GitHub's runner image. A number, since the kubelet cannot tell whether a name is
    /// root.
    private static final long RUNNER = 1001;

    private static final String DEFAULT_SECCOMP = "RuntimeDefault";

    PodSecurityContext ofPod(Optional<PodSecurityContext> template) {
        var context = new PodSecurityContextBuilder(template.orElseGet(PodSecurityContext::new));
        if (context.getFsGroup() == null) {
            context.withFsGroup(RUNNER);
        }
        if (profile == SecurityProfile.PRIVILEGED) {
            return context.build();
        }
        if (context.getRunAsNonRoot() == null) {
            context.withRunAsNonRoot(true);
        }
        if (context.getRunAsUser() == null && Boolean.TRUE.equals(context.getRunAsNonRoot())) {
            context.withRunAsUser(RUNNER);
        }
        if (!context.hasSeccompProfile()) {
            context.withNewSeccompProfile().withType(DEFAULT_SECCOMP).endSeccompProfile();
        }
        return context.build();
    }

    SecurityContext ofContainer(Container container) {
        var template = Optional.ofNullable(container.getSecurityContext());
        var context = new SecurityContextBuilder(template.orElseGet(SecurityContext::new));
        if (profile != SecurityProfile.RESTRICTED) {
            return context.build();
        }
        if (context.getAllowPrivilegeEscalation() == null) {
            context.withAllowPrivilegeEscalation(false);
        }
        if (!context.hasCapabilities()) {
            context.withNewCapabilities().withDrop("ALL").endCapabilities();
        }
        return context.build();
    }

    /// What our own container needs, whatever the template's may do.
    static SecurityContext ofPrepare() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withRunAsNonRoot(true)
                .withRunAsUser(RUNNER)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .withNewSeccompProfile()
                .withType(DEFAULT_SECCOMP)
                .endSeccompProfile()
                .build();
    }
}
