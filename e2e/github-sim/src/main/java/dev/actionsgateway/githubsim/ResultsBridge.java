package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.core.Changes;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.JobPhase;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.StepView;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.results.BlobUrls;
import dev.actionsgateway.githubsim.results.JobEnd;
import dev.actionsgateway.githubsim.results.JobKey;
import dev.actionsgateway.githubsim.results.JobRecords;
import dev.actionsgateway.githubsim.results.Objection;
import dev.actionsgateway.githubsim.results.ResultsListener;
import dev.actionsgateway.githubsim.results.StepRecord;
import dev.actionsgateway.githubsim.run.RunServiceRoutes.JobLife;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Between the state and what workers report: a job's record is open from its acquire to its end,
/// and what the worker says of its steps counts as a sign of life.
final class ResultsBridge implements ResultsListener, JobLife {
    private final World world;
    private volatile @Nullable JobRecords records;

    ResultsBridge(World world) {
        this.world = world;
        var _ = world.changes().listen(this::ended);
    }

    void reads(JobRecords from) {
        records = from;
    }

    @Override
    public void acquired(String planId, String jobId, Set<String> secrets) {
        var open = records;
        if (open != null) {
            open.open(new JobKey(planId, jobId), secrets);
        }
    }

    @Override
    public void reported(String planId, String jobId) {
        var open = records;
        if (open != null) {
            open.close(new JobKey(planId, jobId), JobEnd.REPORTED);
        }
    }

    private void ended(Changes.Change change) {
        var open = records;
        if (open == null
                || change.kind() != Changes.Kind.JOB
                || !change.what().equals("concluded")) {
            return;
        }
        var job = world.archive().find(new JobNumber(Long.parseLong(change.id())));
        job.filter(view -> view.startedAt().isPresent() && !view.reason().equals("reported"))
                .ifPresent(view -> open.close(key(view), JobEnd.LOST));
    }

    @Override
    public void reported(JobKey job) {
        var open = records;
        if (open == null) {
            return;
        }
        var steps =
                open.snapshot(job)
                        .map(snapshot ->
                                snapshot.steps().stream().map(ResultsBridge::step).toList())
                        .orElse(List.of());
        world.claims().leases().activity(job.planId(), job.jobId(), steps);
    }

    @Override
    public void changed(JobKey job) {
        world.archive().touched(job.planId(), job.jobId());
    }

    @Override
    public void objected(Objection objection) {
        var job = objection.job();
        var subject =
                world.archive()
                        .find(job.planId(), job.jobId())
                        .map(view -> "job " + view.number())
                        .orElseGet(job::toString);
        world.invariants().violate(objection.rule(), subject, objection.detail());
    }

    /// Where the log of a job lies, once there is one.
    Optional<URI> log(BlobUrls urls, JobView job, String base) {
        var open = records;
        return open == null || job.phase() == JobPhase.QUEUED
                ? Optional.empty()
                : open.log(key(job)).map(_ -> urls.log(URI.create(base + "/"), key(job)));
    }

    static JobKey key(JobView job) {
        return new JobKey(job.planId().toString(), job.jobId().toString());
    }

    private static StepView step(StepRecord step) {
        return new StepView(
                step.number(),
                step.name(),
                step.status().rest(),
                step.conclusion().rest(),
                step.startedAt(),
                step.completedAt());
    }
}
