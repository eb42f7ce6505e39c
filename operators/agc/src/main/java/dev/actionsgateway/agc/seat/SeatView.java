package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import java.time.Instant;
import java.util.Optional;

/// What a seat does now.
///
/// @param id names it
/// @param phase where it stands
/// @param trouble what keeps it from listening
/// @param lastPoll when a poll of it was answered last
/// @param emptyPolls how many polls in a row brought nothing
/// @param due when it must have shown that it lives
public record SeatView(
        SeatId id,
        Phase phase,
        Optional<Trouble> trouble,
        Optional<Instant> lastPoll,
        int emptyPolls,
        Instant due) {}
