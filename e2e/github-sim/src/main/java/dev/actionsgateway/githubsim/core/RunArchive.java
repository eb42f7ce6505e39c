package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Changes.Kind;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All runs and jobs that are remembered, to be found and read.
public final class RunArchive {
    /// How many runs that have ended are remembered.
    private static final int REMEMBERED = 20_000;

    private final World world;
    private final Map<RunId, Run> all = new LinkedHashMap<>();
    private final Map<JobNumber, Job> jobs = new HashMap<>();
    private final Map<String, Job> byIds = new HashMap<>();
    private final ArrayDeque<Run> ended = new ArrayDeque<>();

    RunArchive(World world) {
        this.world = world;
    }

    void add(Run run) {
        all.put(run.id, run);
    }

    void add(Job job) {
        job.run.jobs.add(job);
        jobs.put(job.number, job);
        byIds.put(job.planId + "/" + job.jobId, job);
    }

    @Nullable Run run(RunId id) {
        return all.get(id);
    }

    /// A run has ended: it will be forgotten when enough others have.
    void ended(Run run) {
        ended.add(run);
        if (ended.size() > REMEMBERED) {
            forget(ended.remove());
        }
    }

    /// A run that had ended goes on.
    void again(Run run) {
        ended.remove(run);
    }

    /// The run with this id.
    public Optional<RunView> find(RunId id) {
        return world.look(() -> Optional.ofNullable(all.get(id)).map(RunView::of));
    }

    /// The runs for which `test` holds, the latest first.
    public List<RunView> list(Predicate<RunView> test) {
        return world.look(() ->
                new ArrayList<>(all.values())
                        .reversed().stream().map(RunView::of).filter(test).toList());
    }

    /// The jobs of a run, of all attempts, in the order in which they were queued.
    public List<JobView> jobs(RunId id) {
        return world.look(() ->
                Optional.ofNullable(all.get(id))
                        .map(run -> run.jobs.stream().map(JobView::of).toList())
                        .orElse(List.of()));
    }

    /// The job with this number.
    public Optional<JobView> find(JobNumber number) {
        return world.look(() -> Optional.ofNullable(jobs.get(number)).map(JobView::of));
    }

    /// The job that a message calls so.
    public Optional<JobView> find(String planId, String jobId) {
        return world.look(() -> job(planId, jobId).map(JobView::of));
    }

    /// How many of the remembered jobs are in which phase.
    public Map<JobPhase, Long> phases() {
        return world.look(() ->
                jobs.values().stream()
                        .collect(Collectors.groupingBy(job -> job.phase, Collectors.counting())));
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

    void tell(Run run, String what) {
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

    private void forget(Run run) {
        all.remove(run.id);
        for (var job : run.jobs) {
            jobs.remove(job.number);
            byIds.remove(job.planId + "/" + job.jobId);
            world.claims().forget(job);
        }
    }
}
