package dev.actionsgateway.gmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewaySpec;
import dev.actionsgateway.api.gateway.GithubApp;
import dev.actionsgateway.api.gateway.KeyRef;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tenants on a real API server, installed by the real helm, with the rights of the charts. No
/// controller of the cluster runs: the test plays kubelet, autoscaler and the gateway's controller.
@OnCluster
class TenantIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static Site site;
    private static Managing manager;

    @BeforeAll
    static void install(ApiServer cluster) throws InterruptedException {
        site = Site.on(cluster);
        manager = Managing.start(site, "gmc-0");
    }

    @AfterAll
    static void stop() {
        manager.close();
        site.helm().close();
    }

    @Test
    void oneHelmInstallMakesATenantsWholeWorld() throws InterruptedException {
        site.tenant(
                "whole",
                "runnerGroups[0].name=linux",
                "runnerGroups[0].spec.runnerLabels={linux}",
                "quota.pods=20");

        await().atMost(SOON).until(() -> names("whole").size() == 14);
        assertThat(names("whole"))
                .containsExactlyInAnyOrder(
                        "ServiceAccount acme-agc",
                        "ServiceAccount acme-proxy",
                        "ServiceAccount acme-worker",
                        "RoleBinding acme-agc",
                        "NetworkPolicy acme-agc",
                        "NetworkPolicy acme-proxy",
                        "NetworkPolicy acme-worker",
                        "ResourceQuota acme-worker",
                        "ResourceQuota acme-system",
                        "Deployment acme-agc",
                        "Deployment acme-proxy",
                        "Service acme-proxy",
                        "PodDisruptionBudget acme-proxy",
                        "HorizontalPodAutoscaler acme-proxy");
        assertThat(group("whole", "linux").getSpec().runnerLabels()).containsExactly("linux");
        assertThat(site.admin().namespaces().withName("whole").get().getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        await().atMost(SOON).until(() -> says("whole", "Ready", "ProxyNotReady"));
    }

    @Test
    void whatIsSoAlreadyIsNotWrittenAgain() throws InterruptedException {
        site.tenant("rest", "quota.pods=20");
        await().atMost(SOON).until(() -> says("rest", "Ready", "ProxyNotReady"));
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> quiet("rest"));

        touch("rest");

        await().during(Duration.ofSeconds(4))
                .atMost(SOON.multipliedBy(2))
                .until(() -> quiet("rest"));
    }

    @Test
    void whatSomebodyChangesIsPutBack() throws InterruptedException {
        site.tenant("drift");
        await().atMost(SOON).until(() -> says("drift", "Ready", "ProxyNotReady"));
        var policies = site.admin().network().v1().networkPolicies().inNamespace("drift");

        policies.withName("acme-worker")
                .edit(policy -> {
                    policy.getSpec()
                            .setEgress(
                                    List.of(
                                            new io.fabric8.kubernetes.api.model.networking.v1
                                                    .NetworkPolicyEgressRule()));
                    return policy;
                });
        site.admin().apps().deployments().inNamespace("drift").withName("acme-agc").delete();

        await().atMost(SOON)
                .until(() ->
                        policies.withName("acme-worker").get().getSpec().getEgress().size() == 2);
        await().atMost(SOON).until(() -> names("drift").contains("Deployment acme-agc"));
    }

    @Test
    void theNumberOfProxiesIsTheAutoscalersAndItsBoundsAreTheSpecs() throws InterruptedException {
        site.tenant("scale");
        await().atMost(SOON).until(() -> says("scale", "Ready", "ProxyNotReady"));
        var deployments = site.admin().apps().deployments().inNamespace("scale");

        deployments.withName("acme-proxy").scale(5);
        site.tenant("scale", "proxy.maxReplicas=7");

        var scalers = site.admin().autoscaling().v2().horizontalPodAutoscalers();
        await().atMost(SOON)
                .until(() ->
                        7
                                == scalers.inNamespace("scale")
                                        .withName("acme-proxy")
                                        .get()
                                        .getSpec()
                                        .getMaxReplicas());
        assertThat(deployments.withName("acme-proxy").get().getSpec().getReplicas()).isEqualTo(5);
    }

    @Test
    void whatTheSpecNoLongerAsksForIsRemoved() throws InterruptedException {
        site.tenant(
                "prune",
                "quota.pods=20",
                "runnerGroups[0].name=linux",
                "runnerGroups[0].spec.runnerLabels={linux}");
        await().atMost(SOON).until(() -> names("prune").size() == 14);

        site.tenant("prune");

        await().atMost(SOON)
                .until(() ->
                        names("prune").stream()
                                .noneMatch(name -> name.startsWith("ResourceQuota")));
        await().atMost(SOON).until(() -> groups("prune").isEmpty());
    }

    @Test
    void aNamespaceThatWasNotGrantedIsNoTenantAndTheStatusSaysSo() {
        bare("stranger", "acme");

        await().atMost(SOON).until(() -> says("stranger", "Ready", "NamespaceNotGranted"));
        assertThat(names("stranger")).isEmpty();
    }

    @Test
    void ofTwoGatewaysInANamespaceTheOlderIsServed() throws InterruptedException {
        site.tenant("two");
        await().atMost(SOON).until(() -> says("two", "Ready", "ProxyNotReady"));

        bare("two", "later");

        await().atMost(SOON).until(() -> says("two", "later", "Ready", "GatewayNotServed"));
        assertThat(names("two")).noneMatch(name -> name.contains("later"));
    }

    @Test
    void anUninstallationLeavesNothingThoughItTakesTheGrantFirst() throws InterruptedException {
        site.tenant(
                "gone", "runnerGroups[0].name=linux", "runnerGroups[0].spec.runnerLabels={linux}");
        await().atMost(SOON).until(() -> !groups("gone").isEmpty());
        controllerTakes("gone", "linux");
        ready("gone", "acme-agc");

        site.helm().run("uninstall", "acme", "--namespace", "gone");

        await().atMost(SOON).until(() -> group("gone", "linux").isMarkedForDeletion());
        assertThat(names("gone"))
                .as("a controller that drains is not taken away")
                .contains("Deployment acme-agc");
        letGo("gone", "linux");
        await().atMost(SOON).until(() -> isGone("gone"));
        assertThat(names("gone")).isEmpty();
        assertThat(site.admin().rbac().roleBindings().inNamespace("gone").list().getItems())
                .isEmpty();
    }

    @Test
    void aTenantWhoseControllerIsGoneIsTakenDownAllTheSame() throws InterruptedException {
        site.tenant(
                "wedge", "runnerGroups[0].name=linux", "runnerGroups[0].spec.runnerLabels={linux}");
        await().atMost(SOON).until(() -> !groups("wedge").isEmpty());
        controllerTakes("wedge", "linux");
        var namespaces = site.admin().namespaces();

        namespaces
                .withName("wedge")
                .delete(); // no controller runs that would empty it: its mark is enough
        site.helm().run("uninstall", "acme", "--namespace", "wedge");

        await().atMost(SOON).until(() -> isGone("wedge"));
        assertThat(groups("wedge")).isEmpty();
        assertThat(names("wedge")).isEmpty();
    }

    private static boolean quiet(String namespace) {
        var changes =
                manager.watched.changes().stream()
                        .filter(change ->
                                change.contains("/" + namespace + "/")
                                        || change.endsWith("/" + namespace))
                        .toList();
        manager.watched.forget();
        return changes.isEmpty();
    }

    /// Something changes that is not the manager's: it looks, and finds nothing to do.
    private static void touch(String namespace) {
        site.admin()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("acme-agc")
                .editStatus(deployment -> {
                    deployment.getStatus().setObservedGeneration(1L);
                    return deployment;
                });
    }

    private static void ready(String namespace, String name) {
        site.admin()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .editStatus(deployment -> {
                    deployment.getStatus().setReplicas(1);
                    deployment.getStatus().setReadyReplicas(1);
                    deployment.getStatus().setAvailableReplicas(1);
                    return deployment;
                });
    }

    private static void bare(String namespace, String name) {
        site.admin()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                .createOr(existing -> existing.update());
        var app = new GithubApp(1L, null, 2L, new KeyRef("github-app", null));
        site.admin()
                .resource(
                        ActionsGateway.of(
                                namespace,
                                name,
                                ActionsGatewaySpec.of("https://github.com/acme", app)))
                .create();
    }

    private static void controllerTakes(String namespace, String name) {
        site.admin()
                .resource(group(namespace, name))
                .edit(group -> {
                    group.addFinalizer(Finalizers.RUNNER_GROUP);
                    return group;
                });
    }

    private static void letGo(String namespace, String name) {
        site.admin()
                .resource(group(namespace, name))
                .edit(group -> {
                    group.removeFinalizer(Finalizers.RUNNER_GROUP);
                    return group;
                });
    }

    private static boolean isGone(String namespace) {
        return site.admin()
                        .resources(ActionsGateway.class)
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .isEmpty()
                && site.admin()
                        .rbac()
                        .roleBindings()
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .isEmpty();
    }

    private static List<String> names(String namespace) {
        return site.ours(namespace).stream().map(TenantIT::name).toList();
    }

    private static String name(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    private static List<RunnerGroup> groups(String namespace) {
        return site.admin().resources(RunnerGroup.class).inNamespace(namespace).list().getItems();
    }

    private static RunnerGroup group(String namespace, String name) {
        return Objects.requireNonNull(
                site.admin()
                        .resources(RunnerGroup.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get());
    }

    private static boolean says(String namespace, String type, String reason) {
        return says(namespace, "acme", type, reason);
    }

    private static boolean says(String namespace, String gateway, String type, String reason) {
        return Optional.ofNullable(
                        site.admin()
                                .resources(ActionsGateway.class)
                                .inNamespace(namespace)
                                .withName(gateway)
                                .get())
                .map(ActionsGateway::getStatus)
                .stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(each -> each.type().equals(type) && each.reason().equals(reason));
    }
}
