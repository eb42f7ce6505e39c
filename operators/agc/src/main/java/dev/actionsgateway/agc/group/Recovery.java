package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.JobStore.Recovered;
import dev.actionsgateway.agc.seat.Seat;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Takes up what an earlier life of a group left: seats with their sessions, and jobs. Nothing is
/// asked for before all of it is known, so that no job is taken beyond the ceiling.
///
/// @param cluster holds it
/// @param around the group
/// @param crew takes it up
/// @param seats makes a seat of what is known of it
record Recovery(ClusterSide cluster, Surroundings around, Crew crew, Seats seats) {
    private static final Duration READ = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /// Makes seats.
    interface Seats {
        Seat of(int number, Optional<SeatRecord> before);
    }

    void run(String group) throws InterruptedException {
        for (var record : records(group)) {
            var _ = seats.of(record.seat().number(), Optional.of(record));
        }
        while (cluster.jobs().recover(group, this::take, around.in(READ))
                instanceof JobStore.Stored.Failed(var why)) {
            around.events()
                    .note(new Event.ClusterRefused(new SeatId(group, 0), "read the jobs", why));
            around.sleeper().sleep(AGAIN);
        }
    }

    private List<SeatRecord> records(String group) throws InterruptedException {
        while (true) {
            var known = cluster.seats().of(group, around.in(READ));
            if (known.isPresent()) {
                return known.get();
            }
            around.events()
                    .note(
                            new Event.ClusterRefused(
                                    new SeatId(group, 0), "read the seats", "no answer"));
            around.sleeper().sleep(AGAIN);
        }
    }

    private void take(Recovered recovered) {
        switch (recovered) {
            case Recovered.Claimed(var held, var worker) ->
                    take(held.seat(), seat -> seat.resume(held, worker));
            case Recovered.Intended(var intent, _) ->
                    take(intent.seat(), seat -> seat.reclaim(intent));
            case Recovered.Unreadable(var record, var why) ->
                    around.events()
                            .note(
                                    new Event.ClusterRefused(
                                            new SeatId("?", 0), "read " + record, why));
        }
    }

    private void take(SeatId id, Crew.Life life) {
        var _ = crew.start(seats.of(id.number(), Optional.empty()), life);
    }
}
