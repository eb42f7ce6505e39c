package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.agc.lease.Renewals;
import dev.actionsgateway.github.runs.WorkflowRuns;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;

/// What the path of every job of a group goes along.
///
/// @param store where jobs are written down
/// @param workers runs them
/// @param renewals keeps leases
/// @param runs looks at workflow runs, and ends them
/// @param inHand all jobs of the gateway
/// @param lastWord whether GitHub believed the last end that was told
/// @param nursery owns the threads
/// @param clock the time
/// @param sleeper waits
/// @param events hears what happens
/// @param checkpoints hears where jobs are
public record JobTools(
        JobStore store,
        Workers workers,
        Renewals renewals,
        WorkflowRuns runs,
        JobsInHand inHand,
        LastWord lastWord,
        Nursery nursery,
        InstantSource clock,
        Sleeper sleeper,
        Events events,
        Checkpoints checkpoints) {
    Deadline in(Duration time) {
        return Deadline.after(time, clock);
    }
}
