package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.TokenService;
import dev.actionsgateway.github.register.Registration;
import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What every line of a group is made with.
///
/// @param registration makes runner records
/// @param tokens exchanges their credentials
/// @param brokers has the sessions, for runners of a version
/// @param store keeps records and sessions for the next start
/// @param clock the time
/// @param random spreads pauses
/// @param events hears what happens
public record LineTools(
        Registration registration,
        TokenService tokens,
        Function<String, Broker> brokers,
        SeatStore store,
        InstantSource clock,
        RandomGenerator random,
        Events events) {
    private static final Duration KEEP = Duration.ofSeconds(30);

    Broker broker(RunnerSpec spec) {
        return brokers.apply(spec.version());
    }

    /// Writes a seat down, or says that the cluster would not have it.
    void keep(SeatRecord record) throws InterruptedException {
        if (store.keep(record, in(KEEP)) instanceof SeatStore.Kept.Failed(var why)) {
            events.note(new Event.ClusterRefused(record.seat(), "keep the seat", why));
        }
    }

    Deadline in(Duration time) {
        return Deadline.after(time, clock);
    }
}
