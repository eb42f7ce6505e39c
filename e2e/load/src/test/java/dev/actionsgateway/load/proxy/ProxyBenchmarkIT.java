package dev.actionsgateway.load.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Repository;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Figure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The benchmark with few tunnels: that all holds, not how fast.
class ProxyBenchmarkIT {
    @Test
    void tunnelsAreHeldCarryAndAreMade() throws Exception {
        var program = Repository.root().resolve("proxy/target/image/app.jar");
        var plan =
                new ProxyPlan(
                        20,
                        64,
                        80,
                        Duration.ofMinutes(2),
                        program,
                        List.of("-XX:+UseSerialGC"),
                        Optional.empty());

        var outcome =
                new ProxyBenchmark(plan, InstantSource.system(), Sleeper.system())
                        .run(System.out::println);

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.figures())
                .extracting(Figure::name)
                .contains(
                        "proxy: for each tunnel",
                        "proxy: carried for a processor second",
                        "proxy: made for a processor second");
    }
}
