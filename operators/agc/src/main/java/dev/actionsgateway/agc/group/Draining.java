package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.seat.Seat;
import dev.actionsgateway.agc.seat.SeatStore;
import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.Removal;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The end of a group: jobs may end by themselves, then they are cancelled, then what is left at
/// GitHub is removed.
///
/// @param github has sessions and records
/// @param cluster has seats
/// @param around the group
/// @param crew its seats
record Draining(GitHubSide github, ClusterSide cluster, Surroundings around, Crew crew) {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration CANCEL = Duration.ofSeconds(90);
    private static final Duration CALL = Duration.ofSeconds(30);

    List<String> run(GroupSettings settings, Deadline deadline) throws InterruptedException {
        await(deadline);
        if (!crew.running().isEmpty()) {
            for (var seat : crew.running()) {
                seat.cancel();
            }
            await(around.in(CANCEL));
        }
        var left = new ArrayList<String>();
        crew.running().forEach(seat -> left.add("seat " + seat.id() + " still has a job"));
        removeRecords(settings, left);
        return left;
    }

    private void await(Deadline deadline) throws InterruptedException {
        while (!crew.running().isEmpty() && !deadline.expired()) {
            around.sleeper().sleep(LOOK);
        }
    }

    private void removeRecords(GroupSettings settings, List<String> left)
            throws InterruptedException {
        var names = new RunnerNames(settings);
        switch (github.roll().since(around.clock().instant(), around.in(CALL))) {
            case Listing.Failed(var failure) -> left.add("runner records: " + failure);
            case Listing.Listed(var records) -> {
                for (var record : records) {
                    if (names.number(record.name()).isPresent()) {
                        switch (github.records().remove(record.id(), around.in(CALL))) {
                            case Removal.Removed(), Removal.Absent() -> {
                                // It is gone.
                            }
                            case Removal.Busy() -> left.add("runner " + record.name() + " is busy");
                            case Removal.Failed(var failure) ->
                                    left.add("runner " + record.name() + ": " + failure);
                        }
                    }
                }
            }
        }
        for (Seat seat : crew.all()) {
            if (cluster.seats().forget(seat.id(), around.in(CALL))
                    instanceof SeatStore.Kept.Failed(var why)) {
                left.add("seat " + seat.id() + ": " + why);
            }
        }
    }
}
