package dev.actionsgateway.gmc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewayStatus;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The manager asks proxies that are real programs; their pods are what the test says they are.
@OnCluster
class MetaIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static Site site;
    private static Managing manager;

    @BeforeAll
    static void install(ApiServer cluster) throws InterruptedException {
        site = Site.on(cluster);
        manager = Managing.start(site, "gmc-meta");
    }

    @AfterAll
    static void stop() {
        manager.close();
        site.helm().close();
    }

    @Test
    void aProxyThatNeedNotAskIsWell() throws Exception {
        try (var proxy = ProxyProcess.start("names")) {
            site.tenant("meta-own");
            pod("meta-own", proxy.management());

            await().atMost(SOON).until(() -> says("meta-own", "True", "AsExpected"));
        }
    }

    @Test
    void whatAProxyHasNotHeardIsUnknownInItsWordsAndSoIsOneThatDoesNotAnswer() throws Exception {
        try (var proxy = ProxyProcess.start("cidrs")) {
            site.tenant("meta-new");
            pod("meta-new", proxy.management());

            await().atMost(SOON).until(() -> says("meta-new", "Unknown", "NotSeenYet", "acme-0"));
            await().atMost(SOON).until(() -> says("meta-new", "Unknown", "NotSeenYet", "(java."));
        }

        await().atMost(SOON).until(() -> says("meta-new", "Unknown", "ProxyNotAnswering"));
    }

    @Test
    void whatIsStaleIsSaidWithItsAgeAndKeepsNoGatewayFromBeingReady() throws Exception {
        var old =
                "{\"asked\":true,\"heard\":true,\"ageSeconds\":345600,\"stale\":true,\"why\":\"503\"}";
        var server = answering(old);
        site.tenant("meta-old");
        pod("meta-old", server.getAddress().getPort());
        ready("meta-old", "acme-proxy");
        ready("meta-old", "acme-agc");

        await().atMost(SOON).until(() -> says("meta-old", "False", "GithubMetaStale"));

        server.stop(0);
        assertThat(condition("meta-old", ConditionType.GITHUB_META_CURRENT))
                .map(Condition::message)
                .hasValueSatisfying(said -> assertThat(said).contains("acme-0", "4 days", "503"));
        await().atMost(SOON)
                .until(() ->
                        condition("meta-old", ConditionType.READY)
                                .filter(ready -> ready.status().equals("True"))
                                .isPresent());
    }

    private static HttpServer answering(String json) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        server.createContext(
                "/github-meta",
                exchange -> {
                    exchange.sendResponseHeaders(200, json.length());
                    exchange.getResponseBody().write(json.getBytes(UTF_8));
                    exchange.close();
                });
        server.start();
        return server;
    }

    /// A pod of the gateway's proxy as the cluster would have it, at this machine's address.
    private static void pod(String namespace, int port) {
        var deployments = site.admin().apps().deployments().inNamespace(namespace);
        await().atMost(SOON).until(() -> deployments.withName("acme-agc").get() != null);
        Pod pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("acme-0")
                        .withLabels(
                                Map.of(
                                        "actionsgateway.dev/gateway", "acme",
                                        "actionsgateway.dev/component", "proxy"))
                        .endMetadata()
                        .withNewSpec()
                        .withServiceAccountName("acme-proxy")
                        .withNewSecurityContext()
                        .withRunAsNonRoot(true)
                        .withNewSeccompProfile()
                        .withType("RuntimeDefault")
                        .endSeccompProfile()
                        .endSecurityContext()
                        .addNewContainer()
                        .withName("proxy")
                        .withImage("ag/proxy:1")
                        .addNewPort()
                        .withName("management")
                        .withContainerPort(port)
                        .endPort()
                        .withNewSecurityContext()
                        .withAllowPrivilegeEscalation(false)
                        .withNewCapabilities()
                        .withDrop("ALL")
                        .endCapabilities()
                        .endSecurityContext()
                        .endContainer()
                        .endSpec()
                        .build();
        site.admin().resource(pod).create();
        site.admin()
                .pods()
                .inNamespace(namespace)
                .withName("acme-0")
                .editStatus(stored -> {
                    stored.getStatus().setPhase("Running");
                    stored.getStatus().setPodIP("127.0.0.1");
                    return stored;
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
                    return deployment;
                });
    }

    /// Something changes each time, so that the manager looks.
    private static boolean says(String namespace, String status, String... words) {
        site.admin()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("acme-agc")
                .editStatus(deployment -> {
                    var before = deployment.getStatus().getCollisionCount();
                    deployment.getStatus().setCollisionCount(before == null ? 1 : before + 1);
                    return deployment;
                });
        return condition(namespace, ConditionType.GITHUB_META_CURRENT)
                .filter(found -> found.status().equals(status))
                .map(Object::toString)
                .filter(text -> List.of(words).stream().allMatch(text::contains))
                .isPresent();
    }

    private static Optional<Condition> condition(String namespace, ConditionType type) {
        return Optional.ofNullable(
                        site.admin()
                                .resources(ActionsGateway.class)
                                .inNamespace(namespace)
                                .withName("acme")
                                .get())
                .map(ActionsGateway::getStatus)
                .map(ActionsGatewayStatus::conditions)
                .flatMap(all -> Conditions.find(all, type));
    }
}
