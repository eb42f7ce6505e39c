package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.JobStore.Recovered;
import dev.actionsgateway.agc.seat.SeatId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            var found = new ArrayList<Crew.Life>();
            var read =
                    cluster.jobs()
                            .recover(
                                    seat.group(),
                                    each -> found.addAll(lives(each, seat)),
                                    around.in(READ));
            if (read instanceof JobStore.Stored.Done) {
                return found.stream().findFirst();
            }
            around.sleeper().sleep(AGAIN);
        }
    }

    private static List<Crew.Life> lives(Recovered recovered, SeatId mine) {
        return switch (recovered) {
            case Recovered.Claimed(var held, var worker) when held.seat().equals(mine) ->
                    List.of(seat -> seat.resume(held, worker));
            case Recovered.Intended(var intent, _) when intent.seat().equals(mine) ->
                    List.of(seat -> seat.reclaim(intent));
            case Recovered.Claimed _, Recovered.Intended _, Recovered.Unreadable _ -> List.of();
        };
    }
}
