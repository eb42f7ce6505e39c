package dev.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules that hold without the webhook: there is none here.
@OnCluster
class PoliciesIT {
    private static Site site;
    private static KubernetesClient admin;
    private static KubernetesClient jane;
    private static KubernetesClient boss;

    @BeforeAll
    static void install(ApiServer server) throws InterruptedException {
        site = new Site(server);
        admin = site.admin;
        jane = site.as(Site.JANE);
        boss = site.as(Site.BOSS);
        site.namespace("policies");
        site.namespace("infra-dns");
        Yaml.read(jane, Yaml.gateway("waiting", ""))
                .forEach(it -> {
                    it.getMetadata().setFinalizers(List.of(Finalizers.GATEWAY));
                    admin.resource(it).inNamespace("default").create();
                });
        site.chart.policies().forEach(it -> admin.resource(it).serverSideApply());
        Site.await(
                "both are in force",
                () ->
                        !Site.tried(admin, "default", Yaml.group("group", "")).isEmpty()
                                && !Site.tried(jane, "policies", privileged("")).isEmpty());
    }

    private static String privileged(String more) {
        return Yaml.gateway("acme", "securityProfile: privileged" + more);
    }

    @AfterAll
    static void remove() {
        site.chart.policies().forEach(it -> admin.resource(it).delete());
        site.close();
    }

    @Test
    void nothingIsMadeInReservedNamespaces() {
        for (var namespace : List.of("default", "kube-system", "infra-dns")) {
            assertThat(Site.tried(admin, namespace, Yaml.gateway("acme", "")))
                    .contains("metadata.namespace is " + namespace + ", which is reserved")
                    .contains("make the ActionsGateway in a namespace of its own tenant");
            assertThat(Site.tried(admin, namespace, Yaml.group("group", "")))
                    .contains("make the RunnerGroup in a namespace of its own tenant");
        }
        assertThat(Site.tried(jane, "policies", Yaml.gateway("acme", ""))).isEmpty();
        assertThat(Site.tried(jane, "policies", Yaml.group("group", ""))).isEmpty();
    }

    @Test
    void privilegedIsForWhoMayMakePrivileged() {
        assertThat(Site.tried(jane, "policies", privileged("")))
                .contains("spec.securityProfile would become privileged, and user jane may not")
                .contains("update actionsgateways/privileged in namespace policies");
        assertThat(Site.tried(jane, "policies", Yaml.gateway("acme", "securityProfile: baseline")))
                .isEmpty();
        Yaml.read(boss, privileged(""))
                .forEach(it -> boss.resource(it).inNamespace("policies").create());
        Yaml.read(jane, privileged(", agc: {logLevel: warn}"))
                .forEach(it -> jane.resource(it).inNamespace("policies").update());
        assertThat(
                        jane.resources(ActionsGateway.class)
                                .inNamespace("policies")
                                .withName("acme")
                                .get()
                                .getSpec()
                                .effective()
                                .agc()
                                .logLevel()
                                .word())
                .isEqualTo("warn");
    }

    @Test
    void whatStandsInAReservedNamespaceCanStillGo() {
        var waiting =
                admin.resources(ActionsGateway.class).inNamespace("default").withName("waiting");

        waiting.delete();
        waiting.edit(gateway -> {
            gateway.getMetadata().setFinalizers(List.of());
            return gateway;
        });

        assertThat(waiting.get()).isNull();
    }
}
