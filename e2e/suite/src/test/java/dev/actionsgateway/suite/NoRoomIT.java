package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Variant;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Jobs for which there is no room stay with GitHub until there is.
@OnCluster(Variant.BRIDGE)
class NoRoomIT {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    private static Scene scene;

    @BeforeAll
    static void begin(Cluster.WithNodes cluster) throws Exception {
        scene = Scene.in(cluster);
    }

    @AfterEach
    void nothingIsViolated() throws InterruptedException {
        scene.nothingIsViolated();
    }

    @AfterAll
    static void end() throws Exception {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({"pods, 1, QuotaExhausted", "requests.memory, 16Mi, QuotaTooSmall"})
    void aQuotaThatIsFullOrNeverFitsLeavesTheJobUnclaimedAndIsNamed(
            String resource, String amount, String reason) throws InterruptedException {
        long run;
        try (var _ = Quota.of(scene.tenant(), "narrow", resource, amount)) {
            Scene.await("the group holds back", () -> holdsBackFor(reason));

            run = scene.runs().start(TestWorkflows.hello(Tenant.GROUP));

            Awaitility.await("nobody takes it")
                    .during(LONG_ENOUGH)
                    .atMost(LONG_ENOUGH.multipliedBy(2))
                    .until(() -> status(run).equals("queued"));
            assertThat(message()).contains("narrow", resource);
            assertThat(scene.tenant().withheld(Tenant.GROUP)).contains("QuotaExhausted");
        }
        assertThat(scene.told(run, Tenant.LIMIT).conclusion()).isEqualTo("success");
    }

    private static boolean holdsBackFor(String reason) {
        return Conditions.find(
                        scene.tenant().group(Tenant.GROUP).getStatus().conditions(),
                        ConditionType.QUOTA_EXCEEDED)
                .filter(now -> now.reason().equals(reason))
                .isPresent();
    }

    private static String status(long run) throws InterruptedException {
        return scene.runs().onlyJob(run).job().state().status();
    }

    private static String message() {
        return Conditions.find(
                        scene.tenant().group(Tenant.GROUP).getStatus().conditions(),
                        ConditionType.QUOTA_EXCEEDED)
                .orElseThrow()
                .message();
    }
}
