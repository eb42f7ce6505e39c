package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.JobStore.Recovered;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.seat.Seat;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes up what an earlier life of a group left: seats with their sessions, and jobs. Nothing is
/// asked for before all of it is known, so that no job is taken beyond the ceiling.
final class Recovery {
    private static final Duration READ = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final ClusterSide cluster;
    private final Surroundings around;
    private final Crew crew;
    private final Seats seats;
    private volatile Optional<Trouble> trouble = Optional.empty();

    /// Makes seats.
    interface Seats {
        Seat of(int number, Optional<SeatRecord> before);
    }

    /// @param cluster holds it
    /// @param around the group
    /// @param crew takes it up
    /// @param seats makes a seat of what is known of it
    Recovery(ClusterSide cluster, Surroundings around, Crew crew, Seats seats) {
        this.cluster = cluster;
        this.around = around;
        this.crew = crew;
        this.seats = seats;
    }

    /// Why it is not over; empty once it is.
    Optional<Trouble> trouble() {
        return trouble;
    }

    void run(String group) throws InterruptedException {
        for (var record : records(group)) {
            var _ = seats.of(record.seat().number(), Optional.of(record));
        }
        jobs(group).forEach(this::take);
        trouble = Optional.empty();
    }

    private List<SeatRecord> records(String group) throws InterruptedException {
        while (true) {
            var known = cluster.seats().of(group, around.in(READ));
            if (known.isPresent()) {
                return known.get();
            }
            again(group, "read the seats", "no answer");
        }
    }

    private Map<SeatId, Map<RecordName, Crew.Life>> jobs(String group) throws InterruptedException {
        while (true) {
            var found = new LinkedHashMap<SeatId, Map<RecordName, Crew.Life>>();
            var read = cluster.jobs().recover(group, each -> sort(each, found), around.in(READ));
            switch (read) {
                case JobStore.Stored.Done _ -> {
                    return found;
                }
                case JobStore.Stored.Failed(var why) -> again(group, "read the jobs", why);
            }
        }
    }

    private void again(String group, String what, String why) throws InterruptedException {
        around.events().note(new Event.ClusterRefused(new SeatId(group, 0), what, why));
        var next = around.clock().instant().plus(AGAIN);
        trouble = Optional.of(new Trouble(Trouble.Kind.CLUSTER, what + ": " + why).until(next));
        around.sleeper().sleep(AGAIN);
    }

    private void sort(Recovered each, Map<SeatId, Map<RecordName, Crew.Life>> found) {
        Leftovers.piece(each)
                .ifPresent(piece ->
                        found.computeIfAbsent(piece.seat(), _ -> new LinkedHashMap<>())
                                .put(piece.record(), piece.life()));
        if (each instanceof Recovered.Unreadable(var record, var why)) {
            around.events()
                    .note(new Event.ClusterRefused(new SeatId("?", 0), "read " + record, why));
        }
    }

    private void take(SeatId id, Map<RecordName, Crew.Life> pieces) {
        var seat = seats.of(id.number(), Optional.empty());
        var _ = crew.start(seat, Leftovers.inTurn(pieces));
    }
}
