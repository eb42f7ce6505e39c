package dev.actionsgateway.proxy.tunnel;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// What `/metrics` shows of the tunnels.
final class TunnelMeters {
    private static final String PREFIX = "proxy_";

    private final Map<Answer, Counter> connects = new EnumMap<>(Answer.class);
    private final Counter up;
    private final Counter down;
    private final Timer dials;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    TunnelMeters(MeterRegistry meters) {
        for (var answer : Answer.values()) {
            connects.put(answer, connects(meters, answer));
        }
        up = bytes(meters, "up");
        down = bytes(meters, "down");
        dials =
                meters.getOrCreate(
                        Timer.builder(PREFIX + "dial")
                                .description("From a judged address to its answer."));
        meters.getOrCreate(
                Gauge.builder(PREFIX + "tunnels", open, AtomicInteger::get)
                        .description("Tunnels that are open now."));
        meters.getOrCreate(
                Gauge.builder(PREFIX + "connections", connections, AtomicInteger::get)
                        .description("Connections of clients that are open now."));
    }

    private static Counter connects(MeterRegistry meters, Answer answer) {
        return meters.getOrCreate(
                Counter.builder(PREFIX + "connects")
                        .description("Requests of clients, by what they were told.")
                        .addTag(Tag.create("verdict", answer.verdict())));
    }

    private static Counter bytes(MeterRegistry meters, String direction) {
        return meters.getOrCreate(
                Counter.builder(PREFIX + "bytes")
                        .description("Bytes carried; up is from the client.")
                        .addTag(Tag.create("direction", direction)));
    }

    void answered(Answer answer) {
        Objects.requireNonNull(connects.get(answer)).increment();
    }

    void dialled(long millis) {
        dials.record(Duration.ofMillis(millis));
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    void carriedUp(long bytes) {
        up.increment(bytes);
    }

    void carriedDown(long bytes) {
        down.increment(bytes);
    }

    void connections(int count) {
        connections.set(count);
    }
}
