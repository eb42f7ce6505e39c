package dev.actionsgateway.webhook.podsecurity;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The places of a pod that controls look at.
final class Parts {
    private Parts() {}

    /// A container, and the field it stands in.
    record Placed(String field, Container container) {
        /// A field of its security context.
        String security(String name) {
            return field + ".securityContext." + name;
        }

        /// Its security context, if it has one.
        Optional<SecurityContext> security() {
            return Optional.ofNullable(container.getSecurityContext());
        }
    }

    /// A value, and the field it stands in.
    record At<T>(String field, T value) {}

    static Stream<Placed> containers(PodSpec pod) {
        return Stream.concat(
                placed("spec.initContainers", pod.getInitContainers()),
                placed("spec.containers", pod.getContainers()));
    }

    private static Stream<Placed> placed(String list, List<Container> containers) {
        return IntStream.range(0, containers.size())
                .mapToObj(i -> new Placed(list + "[" + i + "]", containers.get(i)));
    }

    static Optional<PodSecurityContext> security(PodSpec pod) {
        return Optional.ofNullable(pod.getSecurityContext());
    }

    /// One part of the security contexts of the pod and its containers, wherever it is given.
    ///
    /// @param name of the field
    static <T> Stream<At<T>> everywhere(
            PodSpec pod,
            String name,
            Function<PodSecurityContext, @Nullable T> ofPod,
            Function<SecurityContext, @Nullable T> ofContainer) {
        return Stream.concat(
                security(pod).flatMap(context -> Optional.ofNullable(ofPod.apply(context))).stream()
                        .map(value -> new At<>("spec.securityContext." + name, value)),
                containers(pod)
                        .flatMap(one ->
                                one
                                        .security()
                                        .flatMap(it -> Optional.ofNullable(ofContainer.apply(it)))
                                        .stream()
                                        .map(value -> new At<>(one.security(name), value))));
    }

    static boolean given(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
