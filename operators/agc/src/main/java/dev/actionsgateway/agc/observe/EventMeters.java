package dev.actionsgateway.agc.observe;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Events;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.List;

/// Counts and times what happens, by group.
///
/// @param meters what `/metrics` shows
public record EventMeters(MeterRegistry meters) implements Events {
    static final String PREFIX = "actions_gateway_";
    static final String GROUP = "runner_group";

    @Override
    public void note(Event event) {
        var group = Tag.create(GROUP, event.seat().group());
        switch (event) {
            case Event.Polled(_, var heard, _) -> count("polls", group, tag("outcome", heard));
            case Event.TokenAsked(_, var outcome) ->
                    count("token_refreshes", group, tag("outcome", outcome));
            case Event.Troubled(_, var kind, _, _) -> count("troubles", group, tag("kind", kind));
            case Event.Offered _ -> count("offers", group);
            case Event.Declined(_, _, var reason, _) ->
                    count("declines", group, tag("reason", reason));
            case Event.Claimed(_, _, var outcome, _, var took) -> {
                count("claims", group, tag("outcome", outcome));
                time("claim", took, group);
            }
            case Event.Reached(_, _, var stage, var since) ->
                    time("offer_to_stage", since, group, tag("stage", stage));
            case Event.Renewed(_, _, var outcome) ->
                    count("lease_renewals", group, tag("outcome", outcome));
            case Event.LeaseLost _ -> count("leases_lost", group);
            case Event.CancelSeen _ -> count("cancels", group);
            case Event.Ended(_, _, var end, var detail, var told, var since) -> {
                var result = end.equals("Reported") ? detail : end; // the worker's word is short
                count("jobs", group, tag("result", result), tag("told", told));
                time("job", since, group);
            }
            case Event.ConclusionRefused _ -> count("conclusions_refused", group);
            case Event.Quarantined _ -> count("quarantines", group);
            default -> {
                // The log has it.
            }
        }
    }

    private static Tag tag(String name, Object value) {
        return Tag.create(name, value.toString());
    }

    private void count(String name, Tag... tags) {
        meters.getOrCreate(Counter.builder(PREFIX + name).tags(List.of(tags))).increment();
    }

    private void time(String name, Duration took, Tag... tags) {
        meters.getOrCreate(Timer.builder(PREFIX + name + "_duration").tags(List.of(tags)))
                .record(took);
    }
}
