package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.JobStore.Recovered;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.seat.Seat;
import dev.actionsgateway.agc.seat.SeatId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a seat that broke was at.
///
/// @param cluster has it written down
/// @param around the group
record Leftovers(ClusterSide cluster, Surroundings around) {
    private static final Duration READ = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /// How the seat goes on with it; empty if it was at nothing.
    Optional<Crew.Life> of(SeatId seat) throws InterruptedException {
        while (true) {
            var found = new LinkedHashMap<RecordName, Crew.Life>();
            var read =
                    cluster.jobs()
                            .recover(
                                    seat.group(),
                                    each ->
                                            piece(each)
                                                    .filter(piece -> piece.seat().equals(seat))
                                                    .ifPresent(piece ->
                                                            found.put(
                                                                    piece.record(), piece.life())),
                                    around.in(READ));
            if (read instanceof JobStore.Stored.Done) {
                return found.isEmpty() ? Optional.empty() : Optional.of(inTurn(found));
            }
            around.sleeper().sleep(AGAIN);
        }
    }

    /// One after the other, and then as any seat: a record that could not be dropped stands beside
    /// that of the job that came after it.
    static Crew.Life inTurn(Map<RecordName, Crew.Life> pieces) {
        return pieces.values().stream().reduce(Crew.Life::then).orElseThrow().then(Seat::run);
    }

    /// A record, as a piece of work for its seat.
    record Piece(SeatId seat, RecordName record, Crew.Life life) {}

    /// What is to be done with a record; empty if it cannot be read.
    static Optional<Piece> piece(Recovered recovered) {
        return switch (recovered) {
            case Recovered.Claimed(var held, var worker) ->
                    Optional.of(
                            new Piece(
                                    held.seat(), held.record(), seat -> seat.resume(held, worker)));
            case Recovered.Intended(var intent, _) ->
                    Optional.of(
                            new Piece(
                                    intent.seat(), intent.record(), seat -> seat.reclaim(intent)));
            case Recovered.Unreadable _ -> Optional.empty();
        };
    }
}
