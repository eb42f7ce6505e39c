package dev.actionsgateway.githubsim.core;

import jakarta.json.JsonObject;
import java.util.List;

/// What the jobs of one attempt of a run are, and what follows when one of them ends.
///
/// A plan keeps its own state and is called under the lock of the world, one call at a time: it
/// must not block. Its answers are what the world shall do, in order.
public interface RunPlan {
    /// What the world shall do.
    sealed interface Step {}

    /// Queue this job.
    record Queue(JobSpec job) implements Step {}

    /// Show this job as ended without ever being queued.
    record Settle(JobSpec job, Conclusion conclusion) implements Step {}

    /// Cancel the job with this key, if it is still open: matrix fail-fast.
    record Cancel(String key) implements Step {}

    /// The run has ended.
    record Conclude(Conclusion conclusion) implements Step {}

    /// Which jobs a new attempt runs.
    enum Again {
        ALL,
        FAILED
    }

    /// Makes the plan of a run that is about to start, when its ids are known.
    @FunctionalInterface
    interface Maker {
        /// Makes it; called under the lock of the world as well.
        RunPlan of(Ids.RunId id, int number);
    }

    /// The attempt begins.
    List<Step> begin();

    /// A runner has acquired the job.
    void started(String key);

    /// A job that was queued has ended.
    ///
    /// @param outputs output name to `{"value": …}`, as `completejob` sends them
    List<Step> ended(String key, Conclusion conclusion, JsonObject outputs);

    /// The run shall be cancelled: which jobs that means, and which must still run after that, as
    /// with `if: always()`.
    List<Step> cancelled();

    /// The plan of the next attempt, after this one has ended.
    RunPlan again(Again which);
}
