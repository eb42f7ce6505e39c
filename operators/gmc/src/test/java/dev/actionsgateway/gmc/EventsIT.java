package dev.actionsgateway.gmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ProxyStatus;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the manager writes as Events, under the rights of its chart: what happens, once.
@OnCluster
class EventsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static Site site;
    private static Managing manager;

    @BeforeAll
    static void install(ApiServer cluster) throws InterruptedException {
        site = Site.on(cluster);
        manager = Managing.start(site, "gmc-events");
    }

    @AfterAll
    static void stop() {
        manager.close();
        site.helm().close();
    }

    @Test
    void aTenantIsSetUpOnceItsDriftIsRepairedAndNothingElseIsSaid() throws InterruptedException {
        site.tenant("told");
        await().atMost(SOON).until(() -> reasons("told").equals(List.of("TenantSetUp")));
        looks("told", 3);
        assertThat(reasons("told")).containsExactly("TenantSetUp");

        site.admin().apps().deployments().inNamespace("told").withName("acme-agc").delete();

        await().atMost(SOON).until(() -> reasons("told").size() == 2);
        looks("told", 3);
        assertThat(events("told"))
                .hasSize(2)
                .last()
                .satisfies(event -> {
                    assertThat(says(event, "reason")).isEqualTo("DriftRepaired");
                    assertThat(says(event, "type")).isEqualTo("Warning");
                    assertThat(says(event, "note")).endsWith("as it was: Deployment acme-agc.");
                    assertThat(says(event, "reportingController"))
                            .isEqualTo("actionsgateway.dev/gmc");
                    assertThat(says(event, "reportingInstance")).isEqualTo("gmc-events");
                    assertThat(says(event, "regarding", "uid"))
                            .isEqualTo(gateway("told").getMetadata().getUid());
                });
    }

    @Test
    void whereNothingIsGrantedNothingIsWritten() throws InterruptedException {
        site.tenant("revoked");
        await().atMost(SOON).until(() -> reasons("revoked").contains("TenantSetUp"));

        site.admin()
                .rbac()
                .roleBindings()
                .inNamespace("revoked")
                .withName("actions-gateway-manager")
                .edit(grant -> {
                    grant.getMetadata().setFinalizers(List.of());
                    return grant;
                });
        site.admin()
                .rbac()
                .roleBindings()
                .inNamespace("revoked")
                .withName("actions-gateway-manager")
                .delete();
        site.admin().apps().deployments().inNamespace("revoked").withName("acme-agc").delete();

        await().atMost(SOON)
                .until(() ->
                        gateway("revoked").getStatus().conditions().stream()
                                .anyMatch(each -> each.reason().equals("NamespaceNotGranted")));
        assertThat(reasons("revoked")).containsExactly("TenantSetUp");
    }

    /// Somebody else's fields change: the manager looks, as is seen by what it says of the proxies.
    private static void looks(String namespace, int times) {
        for (int i = 1; i <= times; i++) {
            var count = i;
            site.admin()
                    .services()
                    .inNamespace(namespace)
                    .withName("acme-proxy")
                    .edit(service -> {
                        service.getMetadata().setAnnotations(Map.of("somebody/else", "" + count));
                        return service;
                    });
            site.admin()
                    .apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName("acme-proxy")
                    .editStatus(deployment -> {
                        deployment.getStatus().setReplicas(count);
                        deployment.getStatus().setReadyReplicas(count);
                        return deployment;
                    });
            await().atMost(SOON)
                    .until(() ->
                            new ProxyStatus(count).equals(gateway(namespace).getStatus().proxy()));
        }
    }

    private static List<String> reasons(String namespace) {
        return events(namespace).stream().map(event -> says(event, "reason")).toList();
    }

    private static List<GenericKubernetesResource> events(String namespace) {
        return site
                .admin()
                .genericKubernetesResources("events.k8s.io/v1", "Event")
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .sorted(Comparator.comparing(event -> says(event, "eventTime")))
                .toList();
    }

    private static String says(GenericKubernetesResource event, Object... path) {
        return String.valueOf(event.<Object>get(path));
    }

    private static ActionsGateway gateway(String namespace) {
        return site.admin()
                .resources(ActionsGateway.class)
                .inNamespace(namespace)
                .withName("acme")
                .get();
    }
}
