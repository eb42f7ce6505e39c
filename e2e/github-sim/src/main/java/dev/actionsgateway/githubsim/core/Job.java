package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.core.Ids.JobId;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.PlanId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A job of one attempt. All that is not final is guarded by the world's lock.
final class Job {
    final JobNumber number;
    final Run run;
    final int attempt;
    final JobSpec spec;
    final PlanId planId;
    final JobId jobId;
    final RunnerClass.Demand demand;
    final Instant queuedAt;
    final long order;
    final Map<Ids.RequestId, Delivery> deliveries = new LinkedHashMap<>();
    final List<Timers.Timer> timers = new ArrayList<>();

    /// Sessions that had the job and lost it.
    final Set<SessionId> avoided = new HashSet<>();

    JobPhase phase = JobPhase.QUEUED;
    @Nullable Instant startedAt;
    @Nullable Instant completedAt;
    @Nullable Conclusion conclusion;
    String reason = "";
    @Nullable Runner runner;
    String groupName = "";
    List<StepView> steps = List.of();
    List<Annotation> annotations = List.of();

    /// Whether the worker was heard of.
    boolean active;

    boolean cancelRequested;
    int conclusions;

    Job(
            JobNumber number,
            Run run,
            JobSpec spec,
            JobId jobId,
            RunnerClass.Demand demand,
            Instant queuedAt,
            long order) {
        this.number = number;
        this.run = run;
        this.attempt = run.attempt;
        this.spec = spec;
        this.planId = run.planId;
        this.jobId = jobId;
        this.demand = demand;
        this.queuedAt = queuedAt;
        this.order = order;
    }

    long openDeliveries() {
        return deliveries.values().stream().filter(Delivery::open).count();
    }

    long leases() {
        return deliveries.values().stream().filter(Delivery::acquired).count();
    }

    /// Whether a further session may get it: as long as nobody has acquired it.
    boolean wanted() {
        return (phase == JobPhase.QUEUED || phase == JobPhase.DELIVERED)
                && openDeliveries() < spec.fanOut();
    }

    boolean open() {
        return phase != JobPhase.CONCLUDED && phase != JobPhase.STRANDED;
    }
}
