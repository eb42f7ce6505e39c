package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.RunnerRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Removes runner records that carry the group's name and belong to no seat: what a crash between
/// the registration and its writing down leaves, and what a smaller `maxListeners` does.
///
/// @param github has the records
/// @param cluster has the seats
/// @param around the group
/// @param crew knows which are in use
record Sweep(GitHubSide github, ClusterSide cluster, Surroundings around, Crew crew) {
    private static final Duration CALL = Duration.ofMinutes(1);

    @Nullable Void run(GroupSettings settings) throws InterruptedException {
        var names = new RunnerNames(settings);
        forgetExtra(settings);
        if (github.roll().lately(around.in(CALL)) instanceof Listing.Listed(var records)) {
            for (var record : records) {
                var number = names.number(record.name());
                if (number.isPresent() && crew.seat(number.getAsInt()).isEmpty()) {
                    remove(new SeatId(settings.name(), number.getAsInt()), record);
                }
            }
        }
        return null;
    }

    private void forgetExtra(GroupSettings settings) throws InterruptedException {
        var running = crew.running();
        for (var seat : crew.all()) {
            if (seat.id().number() >= settings.maxListeners() && !running.contains(seat)) {
                crew.remove(seat.id().number());
                var _ = cluster.seats().forget(seat.id(), around.in(CALL));
            }
        }
    }

    private void remove(SeatId id, RunnerRecord record) throws InterruptedException {
        var removal = github.records().remove(record.id(), around.in(CALL));
        around.events()
                .note(new Event.Swept(id, record.name(), removal.getClass().getSimpleName()));
    }
}
