package dev.actionsgateway.webhook.podsecurity;

import static dev.actionsgateway.webhook.podsecurity.Parts.given;

import dev.actionsgateway.webhook.podsecurity.Standard.Violation;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Probes and lifecycle hooks: the kubelet calls them from the node, so they must name no host.
final class Hooks {
    private Hooks() {}

    private record Call(String field, Optional<HTTPGetAction> http, Optional<TCPSocketAction> tcp) {
        Stream<Violation> hosts(String container) {
            return Stream.concat(
                            http.map(HTTPGetAction::getHost).stream()
                                    .map(host -> violation(container, ".httpGet.host", host)),
                            tcp.map(TCPSocketAction::getHost).stream()
                                    .map(host -> violation(container, ".tcpSocket.host", host)))
                    .filter(violation -> given(violation.value()));
        }

        private Violation violation(String container, String name, String host) {
            return new Violation(container + "." + field + name, host, "remove it");
        }
    }

    static Stream<Violation> hosts(PodSpec pod) {
        return Parts.containers(pod)
                .flatMap(one -> calls(one.container()).flatMap(call -> call.hosts(one.field())));
    }

    private static Stream<Call> calls(Container container) {
        var probes =
                Stream.of(
                        probe("livenessProbe", container.getLivenessProbe()),
                        probe("readinessProbe", container.getReadinessProbe()),
                        probe("startupProbe", container.getStartupProbe()));
        var lifecycle = Optional.ofNullable(container.getLifecycle()).orElseGet(Lifecycle::new);
        var hooks =
                Stream.of(
                        hook("lifecycle.postStart", lifecycle.getPostStart()),
                        hook("lifecycle.preStop", lifecycle.getPreStop()));
        return Stream.concat(probes, hooks);
    }

    private static Call probe(String field, @Nullable Probe probe) {
        var it = Optional.ofNullable(probe);
        return new Call(field, it.map(Probe::getHttpGet), it.map(Probe::getTcpSocket));
    }

    private static Call hook(String field, @Nullable LifecycleHandler hook) {
        var it = Optional.ofNullable(hook);
        return new Call(
                field,
                it.map(LifecycleHandler::getHttpGet),
                it.map(LifecycleHandler::getTcpSocket));
    }
}
