package dev.actionsgateway.agc.gate;

import dev.actionsgateway.agc.gate.Headroom.Room;
import java.util.Optional;

/// Whether one more job may be taken. Pure.
final class AdmissionRules {
    private AdmissionRules() {}

    /// What is taken already, and how much is allowed.
    ///
    /// @param maxWorkers how many jobs at most; 0 pauses
    /// @param jobs how many are claimed, or about to be
    /// @param unseen how many of these have no worker yet: the cluster does not count them
    record Load(int maxWorkers, int jobs, int unseen) {}

    /// How many more jobs may be taken.
    ///
    /// @param room how many; never negative
    /// @param why what is in the way; empty if there is room
    /// @param detail one sentence for people
    record Verdict(int room, Optional<Withheld> why, String detail) {
        static Verdict closed(Withheld why, String detail) {
            return new Verdict(0, Optional.of(why), detail);
        }
    }

    /// The ceiling comes before the cluster's room: whoever set it knows what it means.
    static Verdict judge(Load load, Room cluster) {
        if (load.maxWorkers <= 0) {
            return Verdict.closed(Withheld.PAUSED, "maxWorkers is 0");
        }
        int ceiling = load.maxWorkers - load.jobs;
        if (ceiling <= 0) {
            return Verdict.closed(
                    Withheld.CEILING, load.jobs + " of " + load.maxWorkers + " workers run");
        }
        int room = cluster.workers() - load.unseen;
        return room <= 0
                ? Verdict.closed(cluster.limit(), cluster.detail())
                : new Verdict(Math.min(ceiling, room), Optional.empty(), "");
    }
}
