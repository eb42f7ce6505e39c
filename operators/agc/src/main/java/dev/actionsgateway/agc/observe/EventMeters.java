package dev.actionsgateway.agc.observe;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Events;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Counts and times what happens, by group.
public final class EventMeters implements Events {
    static final String PREFIX = "actions_gateway_";
    static final String GROUP = "runner_group";

    private final MeterRegistry meters;
    // to find a meter in the registry costs more than to count
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(String name, List<Label> labels) {
        List<Tag> tags() {
            return labels.stream().map(label -> Tag.create(label.name(), label.value())).toList();
        }
    }

    private record Label(String name, String value) {
        static Label of(String name, Object value) {
            return new Label(name, value.toString());
        }
    }

    /// @param meters what `/metrics` shows
    public EventMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void note(Event event) {
        var group = Label.of(GROUP, event.seat().group());
        switch (event) {
            case Event.Polled(_, var heard, _) -> count("polls", group, Label.of("outcome", heard));
            case Event.TokenAsked(_, var outcome) ->
                    count("token_refreshes", group, Label.of("outcome", outcome));
            case Event.Troubled(_, var kind, _, _) ->
                    count("troubles", group, Label.of("kind", kind));
            case Event.Offered _ -> count("offers", group);
            case Event.Declined(_, _, var reason, _) ->
                    count("declines", group, Label.of("reason", reason));
            case Event.Claimed(_, _, var outcome, _, var took) -> {
                count("claims", group, Label.of("outcome", outcome));
                time("claim", took, group);
            }
            case Event.Reached(_, _, var stage, var since) ->
                    time("offer_to_stage", since, group, Label.of("stage", stage));
            case Event.Renewed(_, _, var outcome) ->
                    count("lease_renewals", group, Label.of("outcome", outcome));
            case Event.LeaseLost _ -> count("leases_lost", group);
            case Event.CancelSeen _ -> count("cancels", group);
            case Event.Ended(_, _, var end, var detail, var told, var since) -> {
                var result = end.equals("Reported") ? detail : end; // the worker's word is short
                count("jobs", group, Label.of("result", result), Label.of("told", told));
                time("job", since, group);
            }
            case Event.ConclusionRefused _ -> count("conclusions_refused", group);
            case Event.Quarantined _ -> count("quarantines", group);
            default -> {
                // The log has it.
            }
        }
    }

    /// A group is over: its figures go.
    public void forget(String group) {
        forget(counters, Label.of(GROUP, group));
        forget(timers, Label.of(GROUP, group));
    }

    private <M extends Meter> void forget(Map<Key, M> kept, Label group) {
        kept.keySet().stream()
                .filter(key -> key.labels().contains(group))
                .toList()
                .forEach(key -> Optional.ofNullable(kept.remove(key)).ifPresent(meters::remove));
    }

    private void count(String name, Label... labels) {
        counters.computeIfAbsent(new Key(PREFIX + name, List.of(labels)), this::counter)
                .increment();
    }

    private Counter counter(Key key) {
        return meters.getOrCreate(Counter.builder(key.name()).tags(key.tags()));
    }

    private void time(String name, Duration took, Label... labels) {
        timers.computeIfAbsent(new Key(PREFIX + name + "_duration", List.of(labels)), this::timer)
                .record(took);
    }

    private Timer timer(Key key) {
        return meters.getOrCreate(Timer.builder(key.name()).tags(key.tags()));
    }
}
