package dev.actionsgateway.load.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Repository;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Figure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The benchmark with fewer groups and jobs: that all holds, not how fast.
class GatewayBenchmarkIT {
    @Test
    void oneControllerServesManyGroupsAndEveryJobGetsItsPod() throws Exception {
        var plan =
                new GatewayPlan(
                        5,
                        3,
                        Duration.ZERO,
                        Duration.ofMinutes(4),
                        Repository.root().resolve("operators/agc/target/image/app.jar"),
                        Repository.root().resolve("images/TrainingKeys.java"),
                        List.of("-Xmx256m", "-XX:+UseSerialGC"),
                        List.of());

        var outcome =
                new GatewayBenchmark(plan, InstantSource.system(), Sleeper.system())
                        .run(System.out::println);

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.figures())
                .extracting(Figure::name)
                .contains("start of the process to first poll", "offer to pod made, p99");
    }
}
