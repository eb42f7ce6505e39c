package dev.actionsgateway.agc.quota;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What one pod asks for, as the scheduler and the quota count it: containers and native sidecars
/// add up, an init container counts when it alone needs more than all of them, and the sandbox's
/// overhead comes on top.
///
/// @param requests effective requests
/// @param limits effective limits
record Demand(Amounts requests, Amounts limits) {

    static Demand of(PodSpec pod) {
        return new Demand(effective(pod, Demand::requests), effective(pod, Demand::limits));
    }

    private static Amounts effective(
            PodSpec pod, Function<Optional<ResourceRequirements>, Amounts> which) {
        var together = Amounts.NONE;
        for (var container : pod.getContainers()) {
            together = together.plus(which.apply(resources(container)));
        }
        var sidecars = Amounts.NONE;
        var starting = Amounts.NONE;
        for (var container : pod.getInitContainers()) {
            var own = which.apply(resources(container));
            if ("Always".equals(container.getRestartPolicy())) {
                together = together.plus(own);
                sidecars = sidecars.plus(own);
                starting = starting.max(sidecars);
            } else {
                starting = starting.max(sidecars.plus(own));
            }
        }
        return together.max(starting)
                .overlaid(which.apply(Optional.ofNullable(pod.getResources())))
                .plus(overhead(pod));
    }

    private static Amounts overhead(PodSpec pod) {
        return pod.getOverhead() == null ? Amounts.NONE : Amounts.of(pod.getOverhead());
    }

    private static Optional<ResourceRequirements> resources(Container container) {
        return Optional.ofNullable(container.getResources());
    }

    /// A limit without a request is a request as well: the API server fills it in.
    private static Amounts requests(Optional<ResourceRequirements> resources) {
        var filled = new HashMap<String, Quantity>();
        resources.map(ResourceRequirements::getLimits).ifPresent(filled::putAll);
        resources.map(ResourceRequirements::getRequests).ifPresent(filled::putAll);
        return Amounts.of(filled);
    }

    private static Amounts limits(Optional<ResourceRequirements> resources) {
        return Amounts.of(resources.map(ResourceRequirements::getLimits).orElse(Map.of()));
    }
}
