package dev.actionsgateway.load.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Repository;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The real controller as a process, between a real API server and the simulator.
@Timeout(600)
class ChurnIT {
    private static final int STEPS = 100;
    private static final long SEED = 20_261_125;

    @Test
    void afterAHundredRandomChangesEachGroupHasOneListenerAndDeletedOnesLeaveNothing()
            throws Exception {
        var plan =
                new ChurnPlan(
                        STEPS,
                        8,
                        SEED,
                        Duration.ofMillis(500),
                        Duration.ofMinutes(3),
                        Repository.root().resolve("operators/agc/target/image/app.jar"),
                        List.of("-Xmx256m", "-XX:+UseSerialGC"));

        var outcome =
                new Churn(plan, InstantSource.system(), Sleeper.system()).run(System.out::println);

        assertThat(outcome.faults()).isEmpty();
    }
}
