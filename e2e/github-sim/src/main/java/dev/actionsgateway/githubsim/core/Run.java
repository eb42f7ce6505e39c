package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.core.Ids.PlanId;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A workflow run over all its attempts. All that is not final is guarded by the world's lock.
final class Run {
    final RunId id;
    final int number;
    final RunSpec spec;
    final Instant createdAt;
    final List<Job> jobs = new ArrayList<>();

    /// The jobs of this attempt that are open, by key.
    final Map<String, Job> open = new HashMap<>();

    int attempt;
    PlanId planId;
    RunPlan plan;
    Instant startedAt;
    Instant updatedAt;
    @Nullable Conclusion conclusion;
    boolean cancelRequested;
    boolean begun;
    Timers.@Nullable Timer grace;

    Run(RunId id, int number, RunSpec spec, RunPlan plan, PlanId planId, Instant now) {
        this.id = id;
        this.number = number;
        this.spec = spec;
        this.plan = plan;
        this.planId = planId;
        this.attempt = 1;
        this.createdAt = now;
        this.startedAt = now;
        this.updatedAt = now;
    }
}
