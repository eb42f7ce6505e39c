package dev.actionsgateway.api.crd;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Our schemas in an API server, as the chart ships them.
final class InstalledSchemas {

    private InstalledSchemas() {}

    static void on(KubernetesClient client) {
        for (Class<? extends HasMetadata> kind : List.of(ActionsGateway.class, RunnerGroup.class)) {
            String plural = HasMetadata.getPlural(kind);
            var file = Committed.file("charts/actions-gateway/crds/" + plural + ".yaml");
            CustomResourceDefinition crd =
                    client.apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .load(file.toFile())
                            .item();
            client.resource(crd).serverSideApply();
            client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(crd.getMetadata().getName())
                    .waitUntilCondition(InstalledSchemas::established, 30, TimeUnit.SECONDS);
        }
    }

    private static boolean established(@Nullable CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Established".equals(condition.getType())
                                        && "True".equals(condition.getStatus()));
    }
}
