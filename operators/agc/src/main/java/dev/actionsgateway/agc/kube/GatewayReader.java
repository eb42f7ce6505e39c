package dev.actionsgateway.agc.kube;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what a gateway's controller is told by the cluster: objects by name, when they are needed.
public record GatewayReader(KubernetesClient client, Calls calls, String namespace) {
    /// What was found.
    public sealed interface Found<T> {
        /// It is there.
        record There<T>(T value) implements Found<T> {}

        /// It is not there.
        record Absent<T>() implements Found<T> {}

        /// No telling.
        record Unknown<T>(String why) implements Found<T> {}
    }

    /// The gateway of this name.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Found<ActionsGateway> gateway(String name, Deadline deadline)
            throws InterruptedException {
        return found(
                calls.retrying(
                        deadline,
                        () ->
                                Optional.ofNullable(
                                        client.resources(ActionsGateway.class)
                                                .inNamespace(namespace)
                                                .withName(name)
                                                .get())));
    }

    /// The ids of all RunnerGroups that there are.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Found<Set<String>> groups(Deadline deadline) throws InterruptedException {
        return found(calls.retrying(deadline, () -> Optional.of(ids())));
    }

    private Set<String> ids() {
        return client.resources(RunnerGroup.class).inNamespace(namespace).list().getItems().stream()
                .map(group -> group.getMetadata().getUid())
                .collect(Collectors.toSet());
    }

    /// A key of a Secret, as text.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Found<String> secret(String name, String key, Deadline deadline)
            throws InterruptedException {
        var reply =
                calls.retrying(
                        deadline,
                        () ->
                                Optional.ofNullable(
                                        client.secrets()
                                                .inNamespace(namespace)
                                                .withName(name)
                                                .get()));
        return switch (found(reply)) {
            case Found.There<Secret>(var secret) ->
                    new Found.There<>(Fields.of(secret).get(key).orElse(""));
            case Found.Absent<Secret> _ -> new Found.Absent<>();
            case Found.Unknown<Secret>(var why) -> new Found.Unknown<>(why);
        };
    }

    /// A key of a ConfigMap.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Found<String> configMap(String name, String key, Deadline deadline)
            throws InterruptedException {
        var reply =
                calls.retrying(
                        deadline,
                        () ->
                                Optional.ofNullable(
                                        client.configMaps()
                                                .inNamespace(namespace)
                                                .withName(name)
                                                .get()));
        return switch (found(reply)) {
            case Found.There<ConfigMap>(var map) ->
                    new Found.There<>(
                            Optional.ofNullable(map.getData())
                                    .map(data -> data.get(key))
                                    .orElse(""));
            case Found.Absent<ConfigMap> _ -> new Found.Absent<>();
            case Found.Unknown<ConfigMap>(var why) -> new Found.Unknown<>(why);
        };
    }

    private static <T> Found<T> found(Reply<Optional<T>> reply) {
        return switch (reply) {
            case Reply.Ok<Optional<T>>(var value) ->
                    value.<Found<T>>map(Found.There::new).orElseGet(Found.Absent::new);
            case Reply.Missing<Optional<T>> _ -> new Found.Absent<>();
            default -> new Found.Unknown<>(reply.words());
        };
    }
}
