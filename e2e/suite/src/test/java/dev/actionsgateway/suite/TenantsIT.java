package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.condition.ConditionStatus;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewayStatus;
import dev.actionsgateway.api.gateway.ProxyStatus;
import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Variant;
import dev.actionsgateway.githubsim.client.CallRecord;
import dev.actionsgateway.githubsim.client.Dispatch;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Two tenants by helm alone, on a network that enforces policies, with GitHub outside of the
/// cluster.
@OnCluster(Variant.CILIUM)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TenantsIT {
    private static final Duration RUN = Duration.ofMinutes(4);
    private static final List<String> TENANTS = List.of("team-a", "team-b");

    private static KubernetesClient client;
    private static OutsideGitHub github;
    private static Platform platform;

    @BeforeAll
    static void install(Cluster.WithNodes cluster) throws Exception {
        client = cluster.client();
        github = OutsideGitHub.start(client);
        Routes.ofLocalNode().open(github);
        platform = Platform.on(cluster, range(), HelmCharts.before());
        platform.prepare("team-a", github.file("app.pem"), github.file("ca.crt"));
        platform.prepare("team-b", github.file("other-app.pem"), github.file("ca.crt"));
        for (var tenant : TENANTS) {
            platform.tenant(tenant, range());
        }
    }

    @AfterAll
    static void end() throws Exception {
        platform.close();
        github.close();
    }

    @Test
    @Order(1)
    void bothComeUpAndHelmTestsThem() throws InterruptedException {
        for (var tenant : TENANTS) {
            Scene.await(tenant + " is ready", () -> isReady(tenant));
            Scene.await("two proxies of " + tenant + " are ready", () -> proxies(tenant) >= 2);
        }

        platform.helm().run("test", "platform", "--namespace", Platform.NAMESPACE);
        platform.helm().run("test", "team-a", "--namespace", "team-a");
    }

    @Test
    @Order(2)
    void bothRunTheirWorkflowsAtOnce() throws InterruptedException {
        long one = start("acme", "widgets", TestWorkflows.CI);
        long other = start("globex", "gadgets", TestWorkflows.CI);

        assertThat(ended(one).run().state().conclusion()).contains("success");
        assertThat(ended(other).run().state().conclusion()).contains("success");
        var calls = github.control().calls("", 10_000);
        assertThat(peers(calls, ""))
                .as("all that GitHub saw")
                .isSubsetOf(union(proxyAddresses("team-a"), proxyAddresses("team-b")));
        assertThat(peers(calls, "/acme")).isNotEmpty().isSubsetOf(proxyAddresses("team-a"));
        assertThat(peers(calls, "/globex")).isNotEmpty().isSubsetOf(proxyAddresses("team-b"));
    }

    @Test
    @Order(3)
    void aWorkerReachesItsOwnProxyAndNothingElse() throws InterruptedException {
        var script =
                new Reach(client, github.address())
                        .script("team-a", "acme-proxy", "team-b", "globex-proxy");

        long run = start("acme", "widgets", TestWorkflows.of("linux", script));

        var page = ended(run);
        assertThat(page.run().state().conclusion()).contains("success");
        assertThat(log(page))
                .contains("own proxy: reached", "GitHub by own proxy: HTTP/1.1 200")
                .contains(
                        "GitHub: blocked",
                        "other proxy: blocked",
                        "API server: blocked",
                        "API server's Service: blocked",
                        "metadata: blocked")
                .contains("elsewhere by own proxy: HTTP/1.1 403");
    }

    @Test
    @Order(4)
    void theChartsOfNowReplaceThoseOfBeforeUnderARunningJob() throws InterruptedException {
        long run = start("acme", "widgets", TestWorkflows.of("linux", "echo working; sleep 40"));
        Scene.await("its step works", () -> log(page(run)).contains("working"));
        var controller = controller("team-a");

        platform.install("charts/actions-gateway", range(), "runner.version=2.336.1");
        for (var tenant : TENANTS) {
            platform.tenant(tenant, range());
        }

        Scene.await(
                "the controller is another",
                () -> !controller("team-a").equals(controller) && isReady("team-a"));
        assertThat(ended(run).run().state().conclusion()).contains("success");
        Scene.await("the manager hears the proxies", () -> hears("team-a") && hears("team-b"));
    }

    @Test
    @Order(5)
    void aKeyThatIsNoneIsTellingAndANewOneIsTakenUpWithoutARestart() throws Exception {
        var controller = controller("team-a");
        Scene.await("GitHub took the key", () -> says("team-a", "CredentialsAccepted"));

        platform.prepare("team-a", "no key at all", github.file("ca.crt"));
        Scene.await("it is said", () -> says("team-a", "KeyUnreadable"));
        platform.prepare("team-a", github.file("other-app.pem"), github.file("ca.crt"));
        Scene.await("GitHub's refusal is said", () -> says("team-a", "CredentialsRefused"));
        platform.prepare("team-a", github.file("app.pem"), github.file("ca.crt"));

        Scene.await("GitHub took the key again", () -> says("team-a", "CredentialsAccepted"));
        assertThat(controller("team-a")).isEqualTo(controller);
    }

    @Test
    @Order(6)
    void theProxiesBecomeMoreUnderTunnelsAndFewerAfterThem() throws InterruptedException {
        platform.tenant("team-a", range(), "proxy.maxReplicas=3");
        Scene.await(
                "the autoscaler has the new bound",
                () -> scaler("team-a").getSpec().getMaxReplicas() == 3);
        var script = new Reach(client, github.address()).load("team-a", "acme-proxy");

        long run = start("acme", "widgets", TestWorkflows.of("linux", script));

        Scene.await("there are three", () -> proxies("team-a") == 3);
        github.control().cancel(run);
        ended(run);
        Scene.await("there are two again", () -> replicas("team-a") == 2, Duration.ofMinutes(6));
    }

    @Test
    @Order(7)
    void oneIsUninstalledWhileTheOtherWorks() throws InterruptedException {
        long run = start("acme", "widgets", TestWorkflows.of("linux", "echo working; sleep 25"));
        Scene.await("its step works", () -> log(page(run)).contains("working"));
        assertThat(groupsAtGitHub()).hasSize(2);

        platform.helm()
                .run("uninstall", "team-b", "--namespace", "team-b", "--wait", "--timeout", "2m");

        Scene.await("nothing of it is left", () -> leftovers("team-b").isEmpty());
        assertThat(ended(run).run().state().conclusion()).contains("success");
        assertThat(groupsAtGitHub()).as("runners of both groups, before and after").hasSize(1);
        assertThat(github.control().checks().violations()).isEqualTo(List.of());
    }

    private static String range() {
        return github.address() + "/32";
    }

    /// The names of runner records begin with a word for their group, and end with a number.
    private static Set<String> groupsAtGitHub() throws InterruptedException {
        return github.control().runners().stream()
                .map(runner -> runner.name().replaceFirst("-[0-9]+$", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> peers(List<CallRecord> calls, String path) {
        return calls.stream()
                .filter(call -> call.path().contains(path))
                .map(CallRecord::peer)
                .filter(peer -> !peer.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static Set<String> proxyAddresses(String namespace) {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel(Labels.COMPONENT, Component.PROXY.word())
                .list()
                .getItems()
                .stream()
                .map(pod -> pod.getStatus().getPodIP())
                .collect(Collectors.toSet());
    }

    private static String controller(String namespace) {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel(Labels.COMPONENT, Component.AGC.word())
                .list()
                .getItems()
                .stream()
                .map(pod -> pod.getMetadata().getUid())
                .findFirst()
                .orElse("none");
    }

    private static HorizontalPodAutoscaler scaler(String namespace) {
        return client.autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .list()
                .getItems()
                .getFirst();
    }

    private static int replicas(String namespace) {
        return Optional.ofNullable(scaler(namespace).getStatus().getDesiredReplicas()).orElse(0);
    }

    private static boolean says(String namespace, String reason) {
        return Optional.ofNullable(gateway(namespace).getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(each ->
                        each.type().equals(ConditionType.CREDENTIALS_VALID.word())
                                && each.reason().equals(reason));
    }

    /// The networks let the manager ask the proxies how well they know GitHub.
    private static boolean hears(String namespace) {
        return Optional.ofNullable(gateway(namespace).getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(
                        each -> each.says(ConditionType.GITHUB_META_CURRENT, ConditionStatus.TRUE));
    }

    private static int proxies(String namespace) {
        return Optional.ofNullable(gateway(namespace).getStatus())
                .map(ActionsGatewayStatus::proxy)
                .map(ProxyStatus::readyReplicas)
                .orElse(0);
    }

    private static boolean isReady(String namespace) {
        return Optional.ofNullable(gateway(namespace).getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(each -> each.says(ConditionType.READY, ConditionStatus.TRUE));
    }

    private static ActionsGateway gateway(String namespace) {
        return client.resources(ActionsGateway.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .getFirst();
    }

    private static List<String> leftovers(String namespace) {
        var pods = client.pods().inNamespace(namespace).list().getItems().stream();
        var bindings = client.rbac().roleBindings().inNamespace(namespace).list().getItems();
        return Stream.concat(pods, bindings.stream())
                .map(each -> each.getKind() + " " + each.getMetadata().getName())
                .toList();
    }

    private static long start(String owner, String repository, String workflow)
            throws InterruptedException {
        return github.control()
                .dispatch(new Dispatch(owner, repository, "it.yml", "main", workflow, Map.of()));
    }

    private static View.RunPage ended(long run) throws InterruptedException {
        var deadline = Deadline.after(RUN, InstantSource.system());
        return github.control().awaitCompleted(run, deadline, Sleeper.system());
    }

    private static View.RunPage page(long run) throws InterruptedException {
        return github.control().run(run).orElseThrow();
    }

    private static String log(View.RunPage page) throws InterruptedException {
        var said = new StringBuilder();
        for (var job : page.jobs()) {
            var full = github.control().job(job.id()).orElseThrow();
            for (var step : full.steps()) {
                github.control()
                        .log(full.job().id(), step.number(), 1, 1_000)
                        .ifPresent(
                                log -> log.lines().forEach(line -> said.append(line).append('\n')));
            }
        }
        return said.toString();
    }
}
