package dev.actionsgateway.webhook.podsecurity;

import dev.actionsgateway.api.gateway.SecurityProfile;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A Pod Security Standard, as the API server's own admission checks it, said of a worker template.
///
/// The gateway's controller fills in what a template leaves open, so only what is written counts;
/// host namespaces it always turns off. A test compares the verdicts with a real API server's.
public final class Standard {
    private final List<Control> controls;

    private Standard(List<Control> controls) {
        this.controls = controls;
    }

    /// What breaks a standard.
    ///
    /// @param field below the template
    /// @param value what stands there
    /// @param remedy what would do
    public record Violation(String field, String value, String remedy) {}

    /// One control of a standard.
    @FunctionalInterface
    interface Control {
        /// All that breaks it.
        Stream<Violation> look(PodTemplateSpec template, PodSpec pod);
    }

    /// The one that a profile asks for.
    public static Standard of(SecurityProfile profile) {
        return new Standard(
                switch (profile) {
                    case PRIVILEGED -> List.<Control>of();
                    case BASELINE -> Baseline.CONTROLS;
                    case RESTRICTED ->
                            Stream.concat(Baseline.CONTROLS.stream(), Restricted.CONTROLS.stream())
                                    .toList();
                });
    }

    /// All that breaks it.
    public Stream<Violation> violations(PodTemplateSpec template) {
        var pod = Optional.ofNullable(template.getSpec()).orElseGet(PodSpec::new);
        return controls.stream().flatMap(control -> control.look(template, pod));
    }
}
