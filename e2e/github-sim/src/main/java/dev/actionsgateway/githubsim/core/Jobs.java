package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.core.Ids.JobId;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.PlanId;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// The life of a job: queued, started, cancelled, ended. Guarded by the world's lock.
final class Jobs {
    private final World world;
    private long lastJob = 76_000_000_000L;

    Jobs(World world) {
        this.world = world;
    }

    /// Asks one job to stop.
    void cancel(Job job, String why) {
        if (!job.open() || job.cancelRequested) {
            return;
        }
        job.cancelRequested = true;
        if (job.phase != JobPhase.LEASED) {
            conclude(job, Conclusion.CANCELLED, why);
            return;
        }
        world.archive().tell(job, "cancelling");
        job.timers.add(
                world.later(
                        world.times().cancelGrace(),
                        () -> {
                            if (job.open()) {
                                conclude(job, Conclusion.CANCELLED, why);
                            }
                        }));
        job.deliveries.values().stream()
                .filter(Delivery::acquired)
                .forEach(delivery -> world.polls().wake(delivery.session));
    }

    Job queue(Run run, JobSpec spec) {
        var job = make(run, spec);
        run.open.put(spec.key(), job);
        job.timers.add(
                world.later(
                        world.times().queuedLimit(),
                        () -> {
                            if (job.phase == JobPhase.QUEUED) {
                                conclude(job, Conclusion.CANCELLED, "nobody took it in time");
                            }
                        }));
        world.archive().tell(job, "queued");
        return job;
    }

    void settle(Run run, JobSpec spec, Conclusion conclusion) {
        var job = make(run, spec);
        job.phase = JobPhase.CONCLUDED;
        job.conclusion = conclusion;
        job.conclusions = 1;
        job.completedAt = world.now();
        world.archive().tell(job, "concluded");
    }

    private Job make(Run run, JobSpec spec) {
        var job =
                new Job(
                        new JobNumber(++lastJob),
                        run,
                        spec,
                        new JobId(derived(run.planId, spec.key())),
                        RunnerClass.demand(
                                world.tenants(), run.spec.owner(), run.spec.repository(), spec),
                        world.now(),
                        world.next());
        world.archive().add(job);
        world.invariants.touch(job);
        return job;
    }

    /// The job of this key in this plan always has the same id, of the form that names have.
    private static UUID derived(PlanId plan, String key) {
        var name = UUID.nameUUIDFromBytes((plan + "/" + key).getBytes(StandardCharsets.UTF_8));
        return new UUID(
                (name.getMostSignificantBits() & ~0xF000L) | 0x5000L,
                name.getLeastSignificantBits());
    }

    void started(Job job) {
        job.run.plan.started(job.spec.key());
        if (!job.run.begun) {
            job.run.begun = true;
            world.archive().tell(job.run, "in progress");
        }
        job.run.updatedAt = world.now();
        world.archive().tell(job, "in progress");
    }

    void requeue(Job job) {
        job.phase = JobPhase.QUEUED;
        job.startedAt = null;
        job.runner = null;
        job.active = false;
        world.archive().tell(job, "returned");
        world.invariants.touch(job);
    }

    void conclude(Job job, Conclusion conclusion, String why) {
        conclude(job, conclusion, why, JsonValue.EMPTY_JSON_OBJECT);
    }

    void conclude(Job job, Conclusion conclusion, String why, JsonObject outputs) {
        if (!job.open()) {
            return;
        }
        finish(job, conclusion, why);
        var run = job.run;
        if (run.conclusion == null) {
            world.runs().follow(run, run.plan.ended(job.spec.key(), conclusion, outputs));
        }
    }

    void finish(Job job, Conclusion conclusion, String why) {
        job.phase = JobPhase.CONCLUDED;
        job.conclusion = conclusion;
        job.conclusions++;
        job.completedAt = world.now();
        job.reason = why;
        close(job, why);
        world.archive().tell(job, "concluded");
    }

    /// Seen live: the run is green, the job hangs.
    void strand(Job job) {
        job.phase = JobPhase.STRANDED;
        close(job, "completed without a conclusion");
        world.archive().tell(job, "stranded");
        if (job.run.open.isEmpty() && job.run.conclusion == null) {
            world.runs().conclude(job.run, Conclusion.SUCCESS);
        }
    }

    private void close(Job job, String why) {
        job.run.open.remove(job.spec.key(), job);
        job.run.updatedAt = world.now();
        world.market.settle(job);
        job.timers.forEach(Timers.Timer::cancel);
        job.timers.clear();
        for (var delivery : List.copyOf(job.deliveries.values())) {
            if (delivery.acquired()) {
                world.claims().leases().endLease(delivery, why);
            } else if (delivery.open()) {
                world.claims().withdraw(delivery, why);
            }
        }
        world.invariants.touch(job);
    }
}
