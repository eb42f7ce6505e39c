package dev.actionsgateway.webhook.podsecurity;

import dev.actionsgateway.api.gateway.SecurityProfile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.List;
import java.util.Optional;

/// What the gateway's controller fills in and turns off, as far as the standards look at it: see
/// `pod.Security` and `pod.WorkerPod` in `operators/agc`.
final class Completed {
    private Completed() {}

    static PodTemplateSpec of(PodTemplateSpec template, SecurityProfile profile) {
        var spec = Optional.ofNullable(template.getSpec()).orElseGet(PodSpec::new);
        var completed =
                new PodSpecBuilder(spec)
                        .withRestartPolicy("Never")
                        .withAutomountServiceAccountToken(false)
                        .withHostNetwork(false)
                        .withHostPID(false)
                        .withHostIPC(false)
                        .withSecurityContext(pod(spec.getSecurityContext(), profile))
                        .withInitContainers(containers(spec.getInitContainers(), profile))
                        .withContainers(containers(spec.getContainers(), profile))
                        .addToContainers(
                                container(
                                        new ContainerBuilder().withName("runner").build(), profile))
                        .build();
        return new PodTemplateSpecBuilder(template).withSpec(completed).build();
    }

    private static PodSecurityContext pod(PodSecurityContext template, SecurityProfile profile) {
        var context =
                new PodSecurityContextBuilder(
                        Optional.ofNullable(template).orElseGet(PodSecurityContext::new));
        if (profile != SecurityProfile.PRIVILEGED) {
            if (context.getRunAsNonRoot() == null) {
                context.withRunAsNonRoot(true);
            }
            if (!context.hasSeccompProfile()) {
                context.withNewSeccompProfile().withType("RuntimeDefault").endSeccompProfile();
            }
        }
        return context.build();
    }

    private static List<Container> containers(List<Container> all, SecurityProfile profile) {
        return all.stream().map(one -> container(one, profile)).toList();
    }

    private static Container container(Container container, SecurityProfile profile) {
        var context =
                new SecurityContextBuilder(
                        Optional.ofNullable(container.getSecurityContext())
                                .orElseGet(SecurityContext::new));
        if (profile == SecurityProfile.RESTRICTED) {
            if (context.getAllowPrivilegeEscalation() == null) {
                context.withAllowPrivilegeEscalation(false);
            }
            if (!context.hasCapabilities()) {
                context.withNewCapabilities().withDrop("ALL").endCapabilities();
            }
        }
        return new ContainerBuilder(container)
                .withImage("image")
                .withSecurityContext(context.build())
                .build();
    }
}
