package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.webhook.Yaml;
import dev.actionsgateway.webhook.review.Request;
import dev.actionsgateway.webhook.review.Requester;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Objects for the rules.
final class Objects {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Objects() {}

    static ActionsGateway gateway(String name, String more) {
        return YAML.unmarshal("---\n" + Yaml.gateway(name, more), ActionsGateway.class);
    }

    static RunnerGroup group(String name, String more) {
        return YAML.unmarshal("---\n" + Yaml.group(name, more), RunnerGroup.class);
    }

    static <T extends HasMetadata> T leaving(T object) {
        object.getMetadata().setDeletionTimestamp("2026-11-26T00:00:00Z");
        return object;
    }

    static RunnerGroup owned(RunnerGroup group) {
        group.getMetadata()
                .setOwnerReferences(
                        List.of(
                                new OwnerReferenceBuilder()
                                        .withKind("ActionsGateway")
                                        .withName("acme")
                                        .build()));
        return group;
    }

    static Request request(String namespace) {
        return new Request("1", namespace, "name", new Requester("jane", "", List.of(), Map.of()));
    }

    static Facts facts(List<ActionsGateway> gateways, List<RunnerGroup> groups) {
        return new Facts(Grant.GIVEN, gateways, groups, Set.of("ci-high"), Set.of());
    }
}
