package dev.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every refusal through a real API server, and every allowed neighbour of it.
@OnCluster
class RefusalsIT {
    @TempDir private static Path scratch;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Site site;
    private static Webhook webhook;
    private static KubernetesClient jane;
    private static KubernetesClient boss;

    @BeforeAll
    static void install(ApiServer server) throws InterruptedException {
        site = new Site(server);
        webhook = Webhook.start(site, scratch);
        site.configure(webhook.port());
        Site.await("the webhook's authority is known", () -> !site.bundle().isEmpty());
        for (var name : new String[] {"ci-high", "infra-high"}) {
            site.make(
                    "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: %s}, value: 7}"
                            .formatted(name));
        }
        jane = site.as(Site.JANE);
        boss = site.as(Site.BOSS);
        var first = site.tenant("first");
        Site.await(
                "the API server calls the webhook",
                () -> Site.tried(jane, first, Yaml.gateway("acme", "")).isEmpty());
    }

    @AfterAll
    static void remove() {
        site.unconfigure();
        webhook.close();
        site.close();
    }

    static Stream<Row> rows() {
        return Rows.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRuleRefusesItsInputSaysWhyAndTakesTheNeighbour(Row row) {
        var namespace = tenant();
        if (!row.given().isEmpty()) {
            Yaml.read(jane, row.given())
                    .forEach(it -> jane.resource(it).inNamespace(namespace).create());
        }

        var refusal = Site.tried(jane, namespace, row.refused());

        assertThat(refusal).contains(row.says());
        assertThat(Site.tried(jane, namespace, row.taken())).isEmpty();
    }

    private static String tenant() {
        return site.tenant("tenant-" + NUMBER.incrementAndGet());
    }

    @Test
    void nothingIsMadeInReservedNamespacesNotEvenByTheAdministrator() {
        for (var namespace : new String[] {"default", "kube-system", Site.PLATFORM, "infra-dns"}) {
            site.namespace(namespace);
            site.grant(namespace);

            assertThat(Site.tried(site.admin, namespace, Yaml.gateway("acme", "")))
                    .contains("metadata.namespace is " + namespace + ", which is reserved")
                    .contains("make the ActionsGateway in a namespace of its own tenant");
            assertThat(Site.tried(site.admin, namespace, Yaml.group("group", "")))
                    .contains("which is reserved");
        }
        site.tenant("infrared");
        assertThat(Site.tried(jane, "infrared", Yaml.gateway("acme", ""))).isEmpty();
    }

    @Test
    void nothingIsMadeWhereNoTenantChartHasGrantedTheNamespace() {
        var namespace = site.namespace("not-granted");

        assertThat(Site.tried(jane, namespace, Yaml.gateway("acme", "")))
                .contains("metadata.namespace is not-granted, which no tenant chart has granted")
                .contains("install actions-gateway-tenant there");
        assertThat(Site.tried(jane, namespace, Yaml.group("group", "")))
                .contains("which no tenant chart has granted");

        site.grant(namespace);
        assertThat(Site.tried(jane, namespace, Yaml.gateway("acme", ""))).isEmpty();
        assertThat(Site.tried(jane, namespace, Yaml.group("group", ""))).isEmpty();
    }

    @Test
    void aQuotaIsForWhoMayUpdateQuotas() {
        var namespace = tenant();
        var limited = Yaml.gateway("acme", "quota: {hard: {pods: 5}}");

        assertThat(Site.tried(jane, namespace, limited))
                .contains(
                        "spec.quota.hard would become {pods=5} instead of none, and user jane may not")
                .contains("update actionsgateways/quota in namespace " + namespace);
        make(boss, namespace, limited);
        assertThat(changed(jane, namespace, Yaml.gateway("acme", "quota: {hard: {pods: 6}}")))
                .contains("would become {pods=6} instead of {pods=5}");
        assertThat(changed(jane, namespace, Yaml.gateway("acme", "")))
                .contains("would become none instead of {pods=5}");
        assertThat(
                        changed(
                                jane,
                                namespace,
                                Yaml.gateway(
                                        "acme", "quota: {hard: {pods: 5}}, agc: {logLevel: warn}")))
                .isEmpty();
        assertThat(changed(boss, namespace, Yaml.gateway("acme", "quota: {hard: {pods: 6}}")))
                .isEmpty();
    }

    @Test
    void privilegedIsForWhoMayMakePrivileged() {
        var namespace = tenant();
        var privileged = Yaml.gateway("acme", "securityProfile: privileged");

        assertThat(Site.tried(jane, namespace, privileged))
                .contains("spec.securityProfile would become privileged, and user jane may not")
                .contains("update actionsgateways/privileged")
                .contains("or choose baseline");
        assertThat(Site.tried(jane, namespace, Yaml.gateway("acme", "securityProfile: baseline")))
                .isEmpty();
        make(boss, namespace, privileged);
        assertThat(
                        changed(
                                jane,
                                namespace,
                                Yaml.gateway(
                                        "acme",
                                        "securityProfile: privileged, agc: {logLevel: warn}")))
                .isEmpty();
        assertThat(
                        Site.tried(
                                jane,
                                namespace,
                                Yaml.groupOf(
                                        "containers: [{name: d, image: d, securityContext: {privileged: true}}]")))
                .isEmpty();
        assertThat(changed(jane, namespace, Yaml.gateway("acme", ""))).isEmpty();
    }

    @Test
    void whatWasWrongBeforeDoesNotKeepAGroupFromBeingPaused() {
        var namespace = tenant();
        var odd = "worker: {template: {spec: {volumes: [{name: v, hostPath: {path: /}}]}}}";
        make(jane, namespace, Yaml.group("group", odd)); // there is no gateway yet, and no profile
        make(jane, namespace, Yaml.gateway("acme", ""));

        assertThat(changed(jane, namespace, Yaml.group("group", odd + ", maxWorkers: 0")))
                .isEmpty();
        assertThat(
                        changed(
                                jane,
                                namespace,
                                Yaml.group("group", odd.replace("path: /", "path: /etc"))))
                .contains("spec.volumes[0].hostPath.path is /etc");
    }

    private static void make(KubernetesClient client, String namespace, String yaml) {
        Yaml.read(client, yaml).forEach(it -> client.resource(it).inNamespace(namespace).create());
    }

    private static String changed(KubernetesClient client, String namespace, String yaml) {
        try {
            Yaml.read(client, yaml)
                    .forEach(it -> client.resource(it).inNamespace(namespace).dryRun().update());
            return "";
        } catch (KubernetesClientException e) {
            return e.getStatus().getMessage();
        }
    }
}
