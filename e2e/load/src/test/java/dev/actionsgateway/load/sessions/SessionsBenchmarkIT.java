package dev.actionsgateway.load.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Figure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The benchmark with fewer sessions and jobs: that all holds, not how fast.
class SessionsBenchmarkIT {
    private static final int SESSIONS = 50;
    private static final int JOBS = 200;

    @Test
    void manySessionsPollAtOnceOverTlsAndEveryJobConcludesExactlyOnce()
            throws InterruptedException {
        var plan =
                new SessionsPlan(
                        SESSIONS,
                        JOBS,
                        8,
                        2,
                        Duration.ZERO,
                        Duration.ofMinutes(5),
                        List.of("-Xmx256m", "-XX:+UseSerialGC"));
        var benchmark = new SessionsBenchmark(plan, InstantSource.system(), Sleeper.system());

        var outcome = benchmark.run(System.out::println);

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.figures())
                .extracting(Figure::name)
                .contains("jobs passed", "all sessions poll: resident, simulator");
    }
}
