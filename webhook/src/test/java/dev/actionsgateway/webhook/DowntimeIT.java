package dev.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewayStatus;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All replicas are down: nothing new comes in, and nothing that must go is held up.
@OnCluster
class DowntimeIT {
    @TempDir private static Path scratch;
    private static Site site;
    private static KubernetesClient admin;

    @BeforeAll
    static void install(ApiServer server) throws InterruptedException {
        site = new Site(server);
        admin = site.admin;
        try (var webhook = Webhook.start(site, scratch)) {
            site.configure(webhook.port());
            Site.await("the webhook's authority is known", () -> !site.bundle().isEmpty());
            for (var namespace :
                    List.of("down-spec", "down-status", "down-gone", "down-namespace")) {
                site.tenant(namespace);
                Site.await(
                        "a gateway with its group",
                        () -> Site.tried(admin, namespace, Yaml.gateway("acme", "")).isEmpty());
                make(namespace, Yaml.gateway("acme", ""));
                make(namespace, Yaml.group("group", ""));
            }
        }
    }

    private static void make(String namespace, String yaml) {
        Yaml.read(admin, yaml)
                .forEach(it -> {
                    it.getMetadata()
                            .setFinalizers(
                                    List.of(
                                            it instanceof RunnerGroup
                                                    ? Finalizers.RUNNER_GROUP
                                                    : Finalizers.GATEWAY));
                    admin.resource(it).inNamespace(namespace).create();
                });
    }

    @AfterAll
    static void remove() {
        site.unconfigure();
        site.close();
    }

    @Test
    void nothingNewComesInAndNoSpecChanges() {
        var jane = site.as(Site.JANE); // whose client does not try again

        assertThat(Site.tried(jane, "down-spec", Yaml.group("other", "runnerLabels: [x]")))
                .contains("failed calling webhook");
        assertThatThrownBy(() ->
                        groups("down-spec")
                                .edit(group -> {
                                    group.setSpec(group.getSpec().withLimits(3, 0, 3));
                                    return group;
                                }))
                .hasMessageContaining("failed calling webhook");
    }

    @Test
    void statusLabelsAndFinalizersChangeAsEver() {
        var gateway = gateways("down-status").get();
        var status = new ActionsGatewayStatus(1L, null, List.of());

        admin.resource(ActionsGateway.statusOf(gateway, status)).patchStatus();
        gateways("down-status").edit(it -> label(it));
        groups("down-status").edit(it -> label(it));

        assertThat(gateways("down-status").get().getStatus().observedGeneration()).isEqualTo(1);
        assertThat(groups("down-status").get().getMetadata().getLabels()).containsKey("touched");
    }

    private static <T extends CustomResource<?, ?>> T label(T resource) {
        resource.getMetadata().setLabels(Map.of("touched", "true"));
        return resource;
    }

    @Test
    void aGatewayAndItsGroupAreDeletedChangedMeanwhileAndFinalized() {
        groups("down-gone").delete();
        gateways("down-gone").delete();

        // on its way out, even its spec may change
        groups("down-gone")
                .edit(group -> {
                    group.setSpec(group.getSpec().withLimits(3, 0, 0));
                    return group;
                });
        groups("down-gone").edit(it -> finalized(it));
        gateways("down-gone").edit(it -> finalized(it));

        assertThat(groups("down-gone").get()).isNull();
        assertThat(gateways("down-gone").get()).isNull();
    }

    /// What the namespace controller does, which does not run here.
    @Test
    void aNamespaceIsEmptiedAndGoes() throws InterruptedException {
        admin.namespaces().withName("down-namespace").delete();
        admin.resources(RunnerGroup.class).inNamespace("down-namespace").delete();
        admin.resources(ActionsGateway.class).inNamespace("down-namespace").delete();
        groups("down-namespace").edit(it -> finalized(it));
        gateways("down-namespace").edit(it -> finalized(it));
        admin.rbac().roles().inNamespace("down-namespace").delete();
        admin.rbac().roleBindings().inNamespace("down-namespace").delete();

        var namespace = admin.namespaces().withName("down-namespace").get();
        namespace.getSpec().setFinalizers(List.of());
        admin.raw(
                "/api/v1/namespaces/down-namespace/finalize",
                "PUT",
                admin.getKubernetesSerialization().asJson(namespace));

        admin.namespaces()
                .withName("down-namespace")
                .waitUntilCondition(it -> it == null, 20, TimeUnit.SECONDS);
    }

    private static <T extends CustomResource<?, ?>> T finalized(T resource) {
        resource.getMetadata().setFinalizers(List.of());
        return resource;
    }

    private static Resource<RunnerGroup> groups(String namespace) {
        return admin.resources(RunnerGroup.class).inNamespace(namespace).withName("group");
    }

    private static Resource<ActionsGateway> gateways(String namespace) {
        return admin.resources(ActionsGateway.class).inNamespace(namespace).withName("acme");
    }
}
