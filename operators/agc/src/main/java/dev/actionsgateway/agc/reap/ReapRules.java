package dev.actionsgateway.agc.reap;

import dev.actionsgateway.agc.job.Workers.Removal;
import dev.actionsgateway.agc.pod.PodFacts;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a worker pod goes, and why. Pure.
///
/// @param completedTtl how long an ended pod and its log stay
/// @param pending how long a pod may wait to start; whoever waits for it gives up first
/// @param lifetime how long a pod may live at all; the cluster itself ends it first
public record ReapRules(Duration completedTtl, Duration pending, Duration lifetime) {
    /// What is left to those whose business it is, before the reaper steps in.
    static final Duration MARGIN = Duration.ofMinutes(1);

    /// Whether anybody here knows a pod's job.
    public enum Job {
        /// It is held.
        HELD,
        /// Its record is not there.
        UNKNOWN
    }

    /// Why this pod goes now; empty if it stays.
    Optional<Removal> of(Pod pod, Job job, Instant now) {
        var seen = new PodFacts(pod);
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return Optional.empty();
        }
        if (seen.ended()) {
            return after(seen.endedAt(), completedTtl, now, Removal.TTL);
        }
        if (job == Job.UNKNOWN) {
            return after(seen.created(), MARGIN, now, Removal.ORPHANED);
        }
        var limit = seen.runnerStarted() ? lifetime : pending;
        return after(
                seen.created(),
                limit.plus(MARGIN),
                now,
                seen.runnerStarted() ? Removal.LIFETIME : Removal.PENDING_TOO_LONG);
    }

    /// Whether the pod would go if nobody knew its job.
    static boolean mayBeOrphan(Pod pod, Instant now) {
        var seen = new PodFacts(pod);
        return pod.getMetadata().getDeletionTimestamp() == null
                && !seen.ended()
                && !seen.created().plus(MARGIN).isAfter(now);
    }

    private static Optional<Removal> after(Instant from, Duration time, Instant now, Removal why) {
        return from.plus(time).isAfter(now) ? Optional.empty() : Optional.of(why);
    }
}
