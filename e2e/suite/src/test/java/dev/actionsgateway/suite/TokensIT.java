package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Variant;
import dev.actionsgateway.githubsim.client.CallRecord;
import dev.actionsgateway.githubsim.page.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// GitHub's tokens end while jobs run.
@OnCluster(Variant.BRIDGE)
class TokensIT {
    private static final int MANY = 20_000;

    /// An installation token is renewed five minutes before its end, but not within 30 s.
    private static final Map<String, String> SHORT =
            Map.of(
                    "brokerTokenLife", "PT10S",
                    "pollHold", "PT2S",
                    "installationTokenLife", "PT5M20S");

    private Scene scene;
    private Map<String, String> before;

    @BeforeEach
    void begin(Cluster.WithNodes cluster) throws Exception {
        scene = Scene.in(cluster);
        before = scene.runs().control.settings();
        scene.runs().control.change(SHORT);
    }

    @AfterEach
    void end() throws Exception {
        for (var name : SHORT.keySet()) {
            scene.runs().control.change(Map.of(name, before.get(name)));
        }
        scene.nothingIsViolated();
        scene.close();
    }

    @Test
    void allAreRenewedUnderARunningJobAndItsSessionStaysOpen() throws Exception {
        scene.tenant().addGroup("brief", Tenant.WORKER);
        var working = scene.working(TestWorkflows.waiting("brief"));
        var session = session(working.run());
        scene.runs().expire("installation");
        var logins = calls("/oauth/token");
        var mints = calls("/access_tokens");

        scene.tenant().addGroup("late", Tenant.WORKER); // asks with the token that has ended

        Scene.await(
                "runners' tokens are new", () -> calls("/oauth/token").size() > logins.size() + 4);
        Scene.await("the App's is", () -> calls("/access_tokens").size() > mints.size() + 1);
        assertThat(session(working.run())).isEqualTo(session);
        scene.tenant().touch(working.worker(), TestWorkflows.MAY_GO);
        assertThat(scene.told(working.run()).conclusion()).isEqualTo("success");
        assertThat(calls("/message")).noneMatch(call -> call.status() == 401);
    }

    private List<CallRecord> calls(String path) throws InterruptedException {
        return scene.runs().control.calls(path, MANY);
    }

    private String session(long run) throws InterruptedException {
        var runner = scene.runs().onlyJob(run).job().runner();
        return scene.runs().control.sessions().stream()
                .filter(session -> session.runner().equals(runner))
                .map(View.Session::id)
                .findFirst()
                .orElseThrow();
    }
}
