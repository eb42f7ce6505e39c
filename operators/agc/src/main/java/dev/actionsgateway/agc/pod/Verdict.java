package dev.actionsgateway.agc.pod;

import dev.actionsgateway.agc.job.WorkerEnd;
import java.time.Instant;

/// What a look at a worker's pod says.
public sealed interface Verdict {
    /// It has ended, or will never run.
    record Ended(WorkerEnd end) implements Verdict {}

    /// It runs: only a change of the pod can end it.
    record Running() implements Verdict {}

    /// It has not started yet.
    ///
    /// @param until when it is to be judged again, at the latest
    /// @param why what holds it up, one sentence; empty when it is just young
    record Waiting(Instant until, Holdup holdup, String why) implements Verdict {}

    /// What holds a worker up.
    enum Holdup {
        /// Nothing that is known.
        NONE,
        /// The scheduler finds no node.
        NO_NODE,
        /// An image cannot be pulled.
        IMAGE,
        /// A container cannot be made.
        CONTAINER
    }
}
