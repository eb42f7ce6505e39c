package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The charts as releases: what an upgrade, a rollback and an uninstallation do to the objects.
///
/// No pod runs here and so no webhook, which is fail-closed: its configuration is taken away before
/// a tenant is made.
@OnCluster
class ReleasesIT {
    /// Stands for what the webhook writes there.
    private static final String CA_BUNDLE = "Q0E=";

    private HelmCharts charts;
    private KubernetesClient client;

    @BeforeEach
    void begin(ApiServer server) throws InterruptedException {
        charts = HelmCharts.on(server);
        client = server.client();
    }

    @AfterEach
    void end() throws InterruptedException {
        charts.uninstall(HelmCharts.NAMESPACE);
        crds().forEach(crd -> client.resource(crd).delete());
        Awaitility.await("no kind of ours is left").until(() -> crds().isEmpty());
        charts.close();
    }

    @Test
    void aSecondUpgradeOfThePlatformChangesNothing() throws Exception {
        platform();
        var before = charts.versions(HelmCharts.NAMESPACE);

        platform();

        assertThat(before).hasSizeGreaterThan(20);
        assertThat(charts.versions(HelmCharts.NAMESPACE)).isEqualTo(before);
    }

    @Test
    void aSecondUpgradeOfATenantChangesNothing() throws Exception {
        platform();
        tenant("same");
        var before = charts.versions("same");

        tenant("same");

        assertThat(before).hasSize(2);
        assertThat(charts.versions("same")).isEqualTo(before);
    }

    @Test
    void theCertificateThatTheWebhookWroteSurvivesAnotherVersionsChart(@TempDir Path folder)
            throws Exception {
        platform();
        client.resource(configuration()).edit(ReleasesIT::withCaBundle);

        platform();
        assertThat(caBundle()).isEqualTo(CA_BUNDLE);
        charts.install(packaged("0.1.1", folder), HelmCharts.NAMESPACE);

        assertThat(configuration().getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/version", "0.1.1");
        assertThat(caBundle()).isEqualTo(CA_BUNDLE);
        charts.rollback(HelmCharts.NAMESPACE);
        assertThat(configuration().getMetadata().getLabels())
                .doesNotContainEntry("app.kubernetes.io/version", "0.1.1");
        assertThat(caBundle()).isEqualTo(CA_BUNDLE);
    }

    @Test
    void aRollbackOfThePlatformBringsBackWhatWas() throws Exception {
        platform();
        var before = managersSpec();
        platform(
                "gmc.replicas=3,tenants.allowedPrivateRanges={10.20.0.0/16}", "gmc.logLevel=debug");
        assertThat(managersSpec()).isNotEqualTo(before);

        charts.rollback(HelmCharts.NAMESPACE);

        assertThat(managersSpec()).isEqualTo(before);
    }

    @Test
    void aRollbackOfATenantBringsBackWhatWas() throws Exception {
        platform();
        tenant("rolled");
        var before = gateway("rolled").getSpec();
        tenant("rolled", "securityProfile=baseline,proxy.maxReplicas=7,agc.logLevel=debug");
        assertThat(gateway("rolled").getSpec().securityProfile()).isEqualTo("baseline");

        charts.rollback("rolled");

        assertThat(gateway("rolled").getSpec()).isEqualTo(before);
    }

    @Test
    void anUninstalledPlatformLeavesTheGatewaysUnlessAskedNotTo() throws Exception {
        platform();
        tenant("kept");

        charts.uninstall(HelmCharts.NAMESPACE);
        assertThat(deployments()).isEmpty();
        assertThat(crds()).hasSize(2);
        assertThat(gateway("kept")).isNotNull();

        platform("crds.keep=false");
        charts.uninstall(HelmCharts.NAMESPACE);
        Awaitility.await("the kinds are gone").until(() -> crds().isEmpty());
    }

    @Test
    void whatTheChartsRenderToCanBeAppliedWithoutHelm() throws Exception {
        charts.namespace(HelmCharts.NAMESPACE);
        charts.namespace("applied");
        var platform = charts.objects(charts.rendered(HelmCharts.PLATFORM, HelmCharts.NAMESPACE));
        var tenant =
                charts.objects(charts.rendered(HelmCharts.TENANT, "applied", HelmCharts.LEAST));

        try {
            platform.forEach(this::apply);
            withoutWebhook();
            tenant.forEach(this::apply);

            assertThat(deployments()).hasSize(2);
            assertThat(gateway("applied").getSpec().githubUrl()).endsWith("/acme");
        } finally {
            platform.forEach(object -> client.resource(object).delete());
        }
    }

    private void platform(String... settings) throws InterruptedException {
        charts.install(HelmCharts.PLATFORM, HelmCharts.NAMESPACE, settings);
    }

    private void tenant(String name, String... settings) throws InterruptedException {
        withoutWebhook();
        var all = List.of(HelmCharts.LEAST, String.join(",", settings));
        charts.install(HelmCharts.TENANT, name, all.toArray(String[]::new));
    }

    private void withoutWebhook() {
        var configuration = configuration();
        if (configuration != null) {
            client.resource(configuration).delete();
        }
    }

    private void apply(HasMetadata object) {
        client.resource(object).forceConflicts().serverSideApply();
    }

    private String packaged(String version, Path folder) throws Exception {
        charts.helm()
                .run(
                        "package",
                        HelmCharts.PLATFORM,
                        "--version",
                        version,
                        "--app-version",
                        version,
                        "--destination",
                        folder.toString());
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow().toString();
        }
    }

    private ActionsGateway gateway(String namespace) {
        return client.resources(ActionsGateway.class)
                .inNamespace(namespace)
                .withName(namespace)
                .get();
    }

    private Object managersSpec() {
        return deployments().stream()
                .filter(it -> it.getMetadata().getName().equals("actions-gateway-gmc"))
                .map(it -> it.<Object>get("spec"))
                .findFirst()
                .orElseThrow();
    }

    private GenericKubernetesResource configuration() {
        return client.genericKubernetesResources(
                        "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration")
                .withName("actions-gateway")
                .get();
    }

    private String caBundle() {
        return configuration().get("webhooks", 0, "clientConfig", "caBundle");
    }

    private static GenericKubernetesResource withCaBundle(GenericKubernetesResource it) {
        Map<String, Object> client = it.get("webhooks", 0, "clientConfig");
        client.put("caBundle", CA_BUNDLE);
        return it;
    }

    private List<GenericKubernetesResource> deployments() {
        return client.genericKubernetesResources("apps/v1", "Deployment")
                .inNamespace(HelmCharts.NAMESPACE)
                .list()
                .getItems();
    }

    private List<GenericKubernetesResource> crds() {
        return client.genericKubernetesResources(
                        "apiextensions.k8s.io/v1", "CustomResourceDefinition")
                .list()
                .getItems();
    }
}
