package dev.actionsgateway.gmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewaySpec;
import dev.actionsgateway.api.gateway.Credentials;
import dev.actionsgateway.api.gateway.GithubApp;
import dev.actionsgateway.api.gateway.KeyRef;
import dev.actionsgateway.api.gateway.ProxySpec;
import dev.actionsgateway.api.gateway.QuotaSpec;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The manager is killed at random while people make, change and delete gateways.
@OnCluster
class CrashIT {
    private static final int CYCLES = 50;
    private static final int TENANTS = 6;
    private static final long SEED = 20_261_126;
    private static final int ONE_IN = 5;

    /// A manager that does not get on ends itself after three minutes.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void theClusterEndsAsTheSpecsSayHoweverOftenTheManagerIsKilled(
            ApiServer cluster, @TempDir Path folder) throws InterruptedException {
        var site = Site.on(cluster);
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            grant(site, namespace(tenant));
        }
        var random = new Random(SEED);
        var wanted = new HashMap<String, ActionsGatewaySpec>();
        var account = site.account(Site.PLATFORM, "actions-gateway-gmc");
        var manager = GmcProcess.start(account, folder);
        int kills = 0;
        try {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                var namespace = namespace(random.nextInt(TENANTS));
                change(site, wanted, namespace, random);
                if (random.nextInt(ONE_IN) == 0) {
                    int objects = random.nextInt(1, 12);
                    inTheMidst(site, namespace, wanted.containsKey(namespace), objects, manager);
                    manager.kill();
                    kills++;
                }
            }
            assertThat(kills).as("kills").isPositive();

            for (int tenant = 0; tenant < TENANTS; tenant++) {
                var name = namespace(tenant);
                await(name + " is as its spec says")
                        .atMost(LONGEST)
                        .pollInterval(Duration.ofMillis(500))
                        .untilAsserted(() -> {
                            manager.keep();
                            holds(site, name, Optional.ofNullable(wanted.get(name)));
                        });
            }
            System.out.printf(
                    "crash: %d kills in %d cycles; the manager ended %d times by itself%n",
                    kills, CYCLES, manager.ended());
        } finally {
            manager.close();
            site.helm().close();
        }
    }

    /// Waits until the manager has made so many of the tenant's objects, or has left so many.
    private static void inTheMidst(
            Site site, String namespace, boolean comes, int objects, GmcProcess manager) {
        await("the manager is at work on " + namespace)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    manager.keep();
                    int now = site.ours(namespace).size();
                    return comes ? now >= objects : now <= objects;
                });
    }

    /// Makes a gateway where there is none; else changes it, or deletes it.
    private static void change(
            Site site, Map<String, ActionsGatewaySpec> wanted, String namespace, Random random) {
        var stored =
                site.admin()
                        .resources(ActionsGateway.class)
                        .inNamespace(namespace)
                        .withName("acme");
        var known = stored.get();
        if (known != null && known.isMarkedForDeletion()) {
            return; // it still goes
        }
        if (known == null) {
            var spec = spec(random);
            site.admin().resource(ActionsGateway.of(namespace, "acme", spec)).create();
            wanted.put(namespace, spec);
        } else if (random.nextBoolean()) {
            var spec = spec(random);
            stored.edit(gateway -> {
                gateway.setSpec(spec);
                return gateway;
            });
            wanted.put(namespace, spec);
        } else {
            stored.delete();
            wanted.remove(namespace);
        }
    }

    private static void holds(Site site, String namespace, Optional<ActionsGatewaySpec> spec) {
        var kinds = site.ours(namespace).stream().map(HasMetadata::getKind).toList();
        if (spec.isEmpty()) {
            assertThat(kinds).isEmpty();
            assertThat(
                            site.admin()
                                    .resources(ActionsGateway.class)
                                    .inNamespace(namespace)
                                    .list()
                                    .getItems())
                    .isEmpty();
            return;
        }
        assertThat(kinds)
                .as(() -> "what its status says: " + status(site, namespace))
                .hasSize(spec.get().quota() == null ? 12 : 14);
        var scaler =
                site.admin()
                        .autoscaling()
                        .v2()
                        .horizontalPodAutoscalers()
                        .inNamespace(namespace)
                        .withName("acme-proxy")
                        .get();
        assertThat(scaler.getSpec().getMaxReplicas())
                .isEqualTo(spec.get().effective().proxy().maxReplicas());
    }

    private static Object status(Site site, String namespace) {
        return site
                .admin()
                .resources(ActionsGateway.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .map(ActionsGateway::getStatus)
                .toList();
    }

    private static ActionsGatewaySpec spec(Random random) {
        var app = new GithubApp(1L, null, 2L, new KeyRef("github-app", null));
        var proxy = new ProxySpec(2, 2 + random.nextInt(20), null, null, null, List.of());
        var quota = random.nextBoolean() ? new QuotaSpec(Map.of("pods", new Quantity("20"))) : null;
        return new ActionsGatewaySpec(
                "https://github.com/acme",
                new Credentials(app),
                null,
                null,
                proxy,
                null,
                quota,
                List.of());
    }

    private static String namespace(int tenant) {
        return "crash-" + tenant;
    }

    /// As the tenant chart does.
    private static void grant(Site site, String namespace) {
        site.admin()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                .serverSideApply();
        site.admin()
                .resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withNamespace(namespace)
                                .withName("actions-gateway-manager")
                                .addToLabels(Labels.GRANT, "tenant")
                                .endMetadata()
                                .withNewRoleRef(
                                        "rbac.authorization.k8s.io",
                                        "ClusterRole",
                                        "actions-gateway-tenant-manager")
                                .addNewSubject(
                                        "", "ServiceAccount", "actions-gateway-gmc", Site.PLATFORM)
                                .build())
                .serverSideApply();
    }
}
