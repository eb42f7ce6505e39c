package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.core.Changes.Kind;
import dev.actionsgateway.githubsim.core.Ids.JobId;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.PlanId;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Workflow runs, their attempts and their jobs.
public final class Runs {
    /// How many runs that have ended are remembered.
    private static final int REMEMBERED = 20_000;

    private final World world;
    private final Map<RunId, Run> all = new LinkedHashMap<>();
    private final Map<JobNumber, Job> jobs = new HashMap<>();
    private final Map<String, Job> byIds = new HashMap<>();
    private final ArrayDeque<Run> ended = new ArrayDeque<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private long lastRun = 26_000_000_000L;
    private long lastJob = 76_000_000_000L;

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
            all.put(run.id, run);
            tell(run, "started");
            follow(run, plan.begin());
            return view(run);
        });
    }

    /// Adds a job to a run that has not ended and has a flat plan; empty otherwise.
    public Optional<RunView> add(RunId id, JobSpec job) {
        return world.change(() -> {
            var run = all.get(id);
            if (run == null || run.conclusion != null || !(run.plan instanceof FlatPlan plan)) {
                return Optional.empty();
            }
            follow(run, plan.add(job));
            return Optional.of(view(run));
        });
    }

    /// Asks the runners of a run to stop; what nobody has is cancelled at once.
    public Reply cancel(RunId id) {
        return world.change(() -> {
            var run = all.get(id);
            if (run == null) {
                return Reply.NOT_FOUND;
            }
            if (run.conclusion != null) {
                return Reply.COMPLETED_BEFORE;
            }
            run.cancelRequested = true;
            tell(run, "cancelling");
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
            var run = all.get(id);
            if (run == null) {
                return Reply.NOT_FOUND;
            }
            if (run.conclusion != null) {
                return Reply.COMPLETED_BEFORE;
            }
            for (var job : List.copyOf(run.open.values())) {
                finish(job, conclusion, "the run was ended by force");
            }
            conclude(run, conclusion);
            return Reply.DONE;
        });
    }

    /// Runs the jobs of a run again, in a new attempt.
    public Reply again(RunId id, RunPlan.Again which) {
        return world.change(() -> {
            var run = all.get(id);
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
            ended.remove(run);
            tell(run, "started again");
            follow(run, run.plan.begin());
            return Reply.DONE;
        });
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
        tell(job, "cancelling");
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
                .forEach(delivery -> world.sessions().wake(delivery.session));
    }

    private void follow(Run run, List<RunPlan.Step> steps) {
        var queued = new ArrayList<Job>();
        for (var step : steps) {
            switch (step) {
                case RunPlan.Queue(var spec) -> queued.add(queue(run, spec));
                case RunPlan.Settle(var spec, var conclusion) -> settle(run, spec, conclusion);
                case RunPlan.Cancel(var key) -> {
                    var job = run.open.get(key);
                    if (job != null) {
                        cancel(
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

    private Job queue(Run run, JobSpec spec) {
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
        tell(job, "queued");
        return job;
    }

    private void settle(Run run, JobSpec spec, Conclusion conclusion) {
        var job = make(run, spec);
        job.phase = JobPhase.CONCLUDED;
        job.conclusion = conclusion;
        job.conclusions = 1;
        job.completedAt = world.now();
        tell(job, "concluded");
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
        run.jobs.add(job);
        jobs.put(job.number, job);
        byIds.put(job.planId + "/" + job.jobId, job);
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
            tell(job.run, "in progress");
        }
        job.run.updatedAt = world.now();
        tell(job, "in progress");
    }

    void requeue(Job job) {
        job.phase = JobPhase.QUEUED;
        job.startedAt = null;
        job.runner = null;
        job.active = false;
        tell(job, "returned");
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
            follow(run, run.plan.ended(job.spec.key(), conclusion, outputs));
        }
    }

    private void finish(Job job, Conclusion conclusion, String why) {
        job.phase = JobPhase.CONCLUDED;
        job.conclusion = conclusion;
        job.conclusions++;
        job.completedAt = world.now();
        job.reason = why;
        close(job, why);
        tell(job, "concluded");
    }

    /// Seen live: the run is green, the job hangs.
    void strand(Job job) {
        job.phase = JobPhase.STRANDED;
        close(job, "completed without a conclusion");
        tell(job, "stranded");
        if (job.run.open.isEmpty() && job.run.conclusion == null) {
            conclude(job.run, Conclusion.SUCCESS);
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

    private void conclude(Run run, Conclusion conclusion) {
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
        tell(run, "concluded");
        ended.add(run);
        if (ended.size() > REMEMBERED) {
            forget(ended.remove());
        }
    }

    private void forget(Run run) {
        all.remove(run.id);
        for (var job : run.jobs) {
            jobs.remove(job.number);
            byIds.remove(job.planId + "/" + job.jobId);
            world.claims().forget(job);
        }
    }

    /// The run with this id.
    public Optional<RunView> find(RunId id) {
        return world.look(() -> Optional.ofNullable(all.get(id)).map(Runs::view));
    }

    /// The runs for which `test` holds, the latest first.
    public List<RunView> list(Predicate<RunView> test) {
        return world.look(() ->
                new ArrayList<>(all.values())
                        .reversed().stream().map(Runs::view).filter(test).toList());
    }

    /// The jobs of a run, of all attempts, in the order in which they were queued.
    public List<JobView> jobs(RunId id) {
        return world.look(() ->
                Optional.ofNullable(all.get(id))
                        .map(run -> run.jobs.stream().map(Runs::view).toList())
                        .orElse(List.of()));
    }

    /// The job with this number.
    public Optional<JobView> find(JobNumber number) {
        return world.look(() -> Optional.ofNullable(jobs.get(number)).map(Runs::view));
    }

    /// How many of the remembered jobs are in which phase.
    public Map<JobPhase, Long> phases() {
        return world.look(() ->
                jobs.values().stream()
                        .collect(Collectors.groupingBy(job -> job.phase, Collectors.counting())));
    }

    /// Cancels one job.
    public Reply cancel(JobNumber number) {
        return world.change(() -> {
            var job = jobs.get(number);
            if (job == null) {
                return Reply.NOT_FOUND;
            }
            if (!job.open()) {
                return Reply.COMPLETED_BEFORE;
            }
            cancel(job, "it was cancelled");
            return Reply.DONE;
        });
    }

    /// Tells whoever watches that more is known of a job than its state.
    public void touched(String planId, String jobId) {
        world.run(() -> job(planId, jobId).ifPresent(job -> tell(job, "log")));
    }

    Optional<Job> job(String planId, String jobId) {
        return Optional.ofNullable(byIds.get(planId + "/" + jobId));
    }

    Optional<Job> job(JobNumber number) {
        return Optional.ofNullable(jobs.get(number));
    }

    void tell(Job job, String what) {
        world.changes()
                .add(
                        world.now(),
                        Kind.JOB,
                        job.number.toString(),
                        what,
                        Map.of(
                                "run",
                                job.run.id.toString(),
                                "name",
                                job.spec.name(),
                                "conclusion",
                                job.conclusion == null ? "" : job.conclusion.rest()));
    }

    private void tell(Run run, String what) {
        world.changes()
                .add(
                        world.now(),
                        Kind.RUN,
                        run.id.toString(),
                        what,
                        Map.of(
                                "repository",
                                run.spec.fullName(),
                                "workflow",
                                run.spec.workflow(),
                                "conclusion",
                                run.conclusion == null ? "" : run.conclusion.rest()));
    }

    static RunView view(Run run) {
        return new RunView(
                run.id,
                run.number,
                run.spec,
                run.attempt,
                run.planId,
                run.conclusion != null ? "completed" : run.begun ? "in_progress" : "queued",
                Optional.ofNullable(run.conclusion),
                run.createdAt,
                run.startedAt,
                run.updatedAt);
    }

    static JobView view(Job job) {
        var runner = job.runner;
        return new JobView(
                job.number,
                job.run.id,
                job.attempt,
                job.spec,
                job.planId,
                job.jobId,
                job.phase,
                switch (job.phase) {
                    case QUEUED, DELIVERED -> "queued";
                    case LEASED, STRANDED -> "in_progress";
                    case CONCLUDED -> "completed";
                },
                Optional.ofNullable(job.conclusion),
                job.reason,
                job.cancelRequested,
                job.queuedAt,
                Optional.ofNullable(job.startedAt),
                Optional.ofNullable(job.completedAt),
                runner == null ? Optional.empty() : Optional.of(runner.id),
                runner == null ? "" : runner.spec.name(),
                runner == null ? 0 : runner.spec.group(),
                job.groupName,
                job.steps);
    }
}
