package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.PlanId;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Workflow runs, their attempts and their jobs.
public final class Runs {
    private final World world;
    private final Map<String, Integer> numbers = new HashMap<>();
    private long lastRun = 26_000_000_000L;

    Runs(World world) {
        this.world = world;
    }

    /// What came of a request about a run.
    public enum Reply {
        DONE,
        NOT_FOUND,
        STILL_RUNNING,
        NOT_RETRYABLE,
        COMPLETED_BEFORE
    }

    /// Starts a run.
    public RunView start(RunSpec spec, RunPlan.Maker maker) {
        return world.change(() -> {
            int number = numbers.merge(spec.fullName() + "/" + spec.path(), 1, Integer::sum);
            var id = new RunId(++lastRun);
            var plan = maker.of(id, number);
            var run = new Run(id, number, spec, plan, new PlanId(UUID.randomUUID()), world.now());
            world.archive().add(run);
            world.archive().tell(run, "started");
            follow(run, plan.begin());
            return RunView.of(run);
        });
    }

    /// Adds a job to a run that has not ended and has a flat plan; empty otherwise.
    public Optional<RunView> add(RunId id, JobSpec job) {
        return world.change(() -> {
            var run = world.archive().run(id);
            if (run == null || run.conclusion != null || !(run.plan instanceof FlatPlan plan)) {
                return Optional.empty();
            }
            follow(run, plan.add(job));
            return Optional.of(RunView.of(run));
        });
    }

    /// Asks the runners of a run to stop; what nobody has is cancelled at once.
    public Reply cancel(RunId id) {
        return world.change(() -> {
            var run = world.archive().run(id);
            if (run == null) {
                return Reply.NOT_FOUND;
            }
            if (run.conclusion != null) {
                return Reply.COMPLETED_BEFORE;
            }
            run.cancelRequested = true;
            world.archive().tell(run, "cancelling");
            follow(run, run.plan.cancelled());
            return Reply.DONE;
        });
    }

    /// Ends a run and its jobs as cancelled, whatever they do.
    public Reply forceCancel(RunId id) {
        return conclude(id, Conclusion.CANCELLED);
    }

    /// Ends a run and its jobs so, whatever they do.
    public Reply conclude(RunId id, Conclusion conclusion) {
        return world.change(() -> {
            var run = world.archive().run(id);
            if (run == null) {
                return Reply.NOT_FOUND;
            }
            if (run.conclusion != null) {
                return Reply.COMPLETED_BEFORE;
            }
            for (var job : List.copyOf(run.open.values())) {
                world.jobs().finish(job, conclusion, "the run was ended by force");
            }
            conclude(run, conclusion);
            return Reply.DONE;
        });
    }

    /// Runs the jobs of a run again, in a new attempt.
    public Reply again(RunId id, RunPlan.Again which) {
        return world.change(() -> {
            var run = world.archive().run(id);
            if (run == null) {
                return Reply.NOT_FOUND;
            }
            if (run.conclusion == null) {
                return Reply.STILL_RUNNING;
            }
            if (which == RunPlan.Again.FAILED && run.conclusion == Conclusion.SUCCESS) {
                return Reply.NOT_RETRYABLE;
            }
            run.plan = run.plan.again(which);
            run.attempt++;
            run.planId = new PlanId(UUID.randomUUID());
            run.conclusion = null;
            run.cancelRequested = false;
            run.begun = false;
            run.startedAt = world.now();
            world.archive().again(run);
            world.archive().tell(run, "started again");
            follow(run, run.plan.begin());
            return Reply.DONE;
        });
    }

    void follow(Run run, List<RunPlan.Step> steps) {
        var queued = new ArrayList<Job>();
        for (var step : steps) {
            switch (step) {
                case RunPlan.Queue(var spec) -> queued.add(world.jobs().queue(run, spec));
                case RunPlan.Settle(var spec, var conclusion) ->
                        world.jobs().settle(run, spec, conclusion);
                case RunPlan.Cancel(var key) -> {
                    var job = run.open.get(key);
                    if (job != null) {
                        world.jobs()
                                .cancel(
                                        job,
                                        run.cancelRequested
                                                ? "the run was cancelled"
                                                : "a job of its matrix failed");
                    }
                }
                case RunPlan.Conclude(var conclusion) -> conclude(run, conclusion);
            }
        }
        // only now: the plan is told of the end of a job only after all of its steps were taken
        queued.forEach(world.market::want);
    }

    void conclude(Run run, Conclusion conclusion) {
        if (run.conclusion != null) {
            return;
        }
        if (!run.open.isEmpty()) {
            world.invariants.violate(
                    "never-lost",
                    "run " + run.id,
                    "it ends while jobs are open: " + run.open.keySet());
        }
        run.conclusion = run.cancelRequested ? Conclusion.CANCELLED : conclusion;
        run.updatedAt = world.now();
        world.archive().tell(run, "concluded");
        world.archive().ended(run);
    }

    /// Cancels one job.
    public Reply cancel(JobNumber number) {
        return world.change(() -> {
            var job = world.archive().job(number);
            if (job.isEmpty()) {
                return Reply.NOT_FOUND;
            }
            if (!job.get().open()) {
                return Reply.COMPLETED_BEFORE;
            }
            world.jobs().cancel(job.get(), "it was cancelled");
            return Reply.DONE;
        });
    }
}
