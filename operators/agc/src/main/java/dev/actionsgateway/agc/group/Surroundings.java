package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.agc.job.Checkpoints;
import dev.actionsgateway.agc.job.JobsInHand;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// What a group lives in.
///
/// @param inHand all jobs of the gateway, shared by its groups
/// @param clock the time
/// @param sleeper waits
/// @param random spreads waits; used by many threads
/// @param events hears what happens
/// @param checkpoints hears where jobs are
public record Surroundings(
        JobsInHand inHand,
        InstantSource clock,
        Sleeper sleeper,
        RandomGenerator random,
        Events events,
        Checkpoints checkpoints) {
    Deadline in(Duration time) {
        return Deadline.after(time, clock);
    }
}
