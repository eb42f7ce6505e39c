package dev.actionsgateway.load.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Repository;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Figure;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// The benchmark with fewer listeners and jobs: that all holds, not how fast.
class CoreBenchmarkIT {
    @Test
    void everyJobPassesThroughTheListenersAndEachListenerIsWeighed() throws Exception {
        var payload = Repository.root().resolve("testdata/payloads/probe.json");
        var plan = new CorePlan(10, 100, Duration.ofMinutes(2), payload);

        var outcome =
                new CoreBenchmark(plan, InstantSource.system(), Sleeper.system())
                        .run(System.out::println);

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.figures())
                .extracting(Figure::name)
                .contains("state per parked listener", "jobs passed");
    }
}
