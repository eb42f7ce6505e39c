package dev.actionsgateway.gmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.gmc.control.Rounds;
import java.time.Duration;
import java.util.List;
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
    private static Others others;

    @BeforeAll
    static void install(ApiServer cluster) throws InterruptedException {
        site = Site.on(cluster);
        others = new Others(site);
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

        await().atMost(SOON).until(() -> others.names("whole").size() == 14);
        assertThat(others.names("whole"))
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
        assertThat(others.group("whole", "linux").getSpec().runnerLabels())
                .containsExactly("linux");
        assertThat(site.admin().namespaces().withName("whole").get().getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        await().atMost(SOON).until(() -> others.says("whole", "Ready", "ProxyNotReady"));
    }

    @Test
    void whatIsSoAlreadyIsNotWrittenAgain() throws InterruptedException {
        site.tenant("rest", "quota.pods=20");
        await().atMost(SOON).until(() -> others.says("rest", "Ready", "ProxyNotReady"));
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> quiet("rest"));

        others.touch("rest");

        await().during(Duration.ofSeconds(4))
                .atMost(SOON.multipliedBy(2))
                .until(() -> quiet("rest"));
    }

    @Test
    void whatSomebodyChangesIsPutBack() throws InterruptedException {
        site.tenant("drift");
        await().atMost(SOON).until(() -> others.says("drift", "Ready", "ProxyNotReady"));
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
        await().atMost(SOON).until(() -> others.names("drift").contains("Deployment acme-agc"));
    }

    @Test
    void whatNoEventTellsOfIsPutBackInTheNextRound() throws InterruptedException {
        site.tenant("unseen");
        await().atMost(SOON).until(() -> others.says("unseen", "Ready", "ProxyNotReady"));
        var namespace = site.admin().namespaces().withName("unseen");
        var enforce = "pod-security.kubernetes.io/enforce";

        namespace.edit(found -> {
            found.getMetadata().getLabels().put(enforce, "privileged");
            return found;
        });

        await().atMost(Rounds.EVERY.plus(SOON))
                .until(() ->
                        "restricted"
                                .equals(namespace.get().getMetadata().getLabels().get(enforce)));
    }

    @Test
    void theNumberOfProxiesIsTheAutoscalersAndItsBoundsAreTheSpecs() throws InterruptedException {
        site.tenant("scale");
        await().atMost(SOON).until(() -> others.says("scale", "Ready", "ProxyNotReady"));
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
        await().atMost(SOON).until(() -> others.names("prune").size() == 14);

        site.tenant("prune");

        await().atMost(SOON)
                .until(() ->
                        others.names("prune").stream()
                                .noneMatch(name -> name.startsWith("ResourceQuota")));
        await().atMost(SOON).until(() -> others.groups("prune").isEmpty());
    }

    @Test
    void aNamespaceThatWasNotGrantedIsNoTenantAndTheStatusSaysSo() {
        others.bare("stranger", "acme");

        await().atMost(SOON).until(() -> others.says("stranger", "Ready", "NamespaceNotGranted"));
        assertThat(others.names("stranger")).isEmpty();
    }

    @Test
    void ofTwoGatewaysInANamespaceTheOlderIsServed() throws InterruptedException {
        site.tenant("two");
        await().atMost(SOON).until(() -> others.says("two", "Ready", "ProxyNotReady"));

        others.bare("two", "later");

        await().atMost(SOON).until(() -> others.says("two", "later", "Ready", "GatewayNotServed"));
        assertThat(others.names("two")).noneMatch(name -> name.contains("later"));
    }

    @Test
    void anUninstallationLeavesNothingThoughItTakesTheGrantFirst() throws InterruptedException {
        site.tenant(
                "gone", "runnerGroups[0].name=linux", "runnerGroups[0].spec.runnerLabels={linux}");
        await().atMost(SOON).until(() -> !others.groups("gone").isEmpty());
        others.controllerTakes("gone", "linux");
        others.ready("gone", "acme-agc");

        site.helm().run("uninstall", "acme", "--namespace", "gone");

        await().atMost(SOON).until(() -> others.group("gone", "linux").isMarkedForDeletion());
        assertThat(others.names("gone"))
                .as("a controller that drains is not taken away")
                .contains("Deployment acme-agc");
        others.letGo("gone", "linux");
        await().atMost(SOON).until(() -> others.isGone("gone"));
        assertThat(others.names("gone")).isEmpty();
        assertThat(site.admin().rbac().roleBindings().inNamespace("gone").list().getItems())
                .isEmpty();
    }

    @Test
    void aTenantWhoseControllerIsGoneIsTakenDownAllTheSame() throws InterruptedException {
        site.tenant(
                "wedge", "runnerGroups[0].name=linux", "runnerGroups[0].spec.runnerLabels={linux}");
        await().atMost(SOON).until(() -> !others.groups("wedge").isEmpty());
        others.controllerTakes("wedge", "linux");
        var namespaces = site.admin().namespaces();

        namespaces
                .withName("wedge")
                .delete(); // no controller runs that would empty it: its mark is enough
        site.helm().run("uninstall", "acme", "--namespace", "wedge");

        await().atMost(SOON).until(() -> others.isGone("wedge"));
        assertThat(others.groups("wedge")).isEmpty();
        assertThat(others.names("wedge")).isEmpty();
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
}
