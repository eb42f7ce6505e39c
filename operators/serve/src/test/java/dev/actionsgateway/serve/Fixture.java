package dev.actionsgateway.serve;

import dev.actionsgateway.serve.ServerPlan.Closer;
import io.helidon.metrics.api.Metrics;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Plans for tests: one listener, `api`, and the management, both on free loopback ports.
final class Fixture {
    static final String API = "api";

    private Fixture() {}

    static ServerPlan plan(Consumer<HttpRouting.Builder> routes) {
        return plan(api(routes), Drain.unsettled());
    }

    static ServerPlan plan(Listener listener, Drain drain, Closer... closers) {
        return new ServerPlan(
                "test", List.of(listener), management(), new InFlight(), drain, List.of(closers));
    }

    static Listener api(Consumer<HttpRouting.Builder> routes) {
        return Listener.http(API, Listener.LOOPBACK, 0, routes);
    }

    static Management management(Check... checks) {
        return Management.on(Listener.LOOPBACK, 0, List.of(checks), Metrics.globalRegistry());
    }

    static Drain drain(long requestMillis, long closerMillis) {
        return new Drain(
                Duration.ZERO, Duration.ofMillis(requestMillis), Duration.ofMillis(closerMillis));
    }
}
