package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.core.Changes;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.RunView;
import dev.actionsgateway.githubsim.core.RunnerView;
import dev.actionsgateway.githubsim.core.StepView;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.page.PageChange;
import dev.actionsgateway.githubsim.page.PageSource;
import dev.actionsgateway.githubsim.page.StepLog;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.githubsim.results.JobRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What the page reads, from the state and from what workers reported.
final class WorldPage implements PageSource {
    private final World world;
    private final CallLog calls;
    private final JobRecords records;
    private final StepLog logs;

    WorldPage(World world, CallLog calls, JobRecords records) {
        this.world = world;
        this.calls = calls;
        this.records = records;
        this.logs = new StepLog(records);
    }

    @Override
    public Instant now() {
        return world.timers().clock().instant();
    }

    @Override
    public List<View.Run> runs() {
        return world.archive().list(_ -> true).stream().map(this::run).toList();
    }

    private View.Run run(RunView run) {
        return PageViews.run(run, latest(run));
    }

    private List<JobView> latest(RunView run) {
        return world.archive().jobs(run.id()).stream()
                .filter(job -> job.attempt() == run.attempt())
                .toList();
    }

    @Override
    public Optional<View.RunPage> run(long id) {
        return world.archive()
                .find(new RunId(id))
                .map(run -> {
                    var jobs = latest(run);
                    return new View.RunPage(
                            PageViews.run(run, jobs), jobs.stream().map(PageViews::job).toList());
                });
    }

    @Override
    public Optional<View.JobPage> job(long id) {
        return world.archive()
                .find(new JobNumber(id))
                .flatMap(job ->
                        world.archive()
                                .find(job.run())
                                .map(run ->
                                        new View.JobPage(
                                                run(run),
                                                PageViews.job(job),
                                                job.steps().stream()
                                                        .map(step -> step(job, step))
                                                        .toList())));
    }

    private View.Step step(JobView job, StepView step) {
        return new View.Step(
                step.number(),
                step.name(),
                new View.State(
                        step.status(),
                        step.conclusion(),
                        step.startedAt().orElse(job.queuedAt()),
                        step.startedAt(),
                        step.completedAt()),
                stepId(job, step.number())
                        .map(id -> logs.lines(ResultsBridge.key(job), id))
                        .orElse(0L));
    }

    private Optional<String> stepId(JobView job, int number) {
        return records.snapshot(ResultsBridge.key(job))
                .flatMap(snapshot ->
                        snapshot.steps().stream()
                                .filter(step -> step.number() == number)
                                .map(step -> step.externalId())
                                .findFirst());
    }

    @Override
    public Optional<View.Log> log(long job, int step, long first, int limit) {
        return world.archive()
                .find(new JobNumber(job))
                .flatMap(view ->
                        stepId(view, step)
                                .flatMap(id ->
                                        logs.read(ResultsBridge.key(view), id, first, limit)));
    }

    @Override
    public List<View.Runner> runners() {
        return world.runners().list().stream().map(this::runner).toList();
    }

    private View.Runner runner(RunnerView runner) {
        var group =
                world.tenants()
                        .owner(runner.spec().scope())
                        .flatMap(owner -> owner.group(runner.spec().group()))
                        .map(found -> found.name())
                        .orElse("");
        return new View.Runner(
                runner.id().value(),
                runner.spec().name(),
                group,
                runner.spec().labels(),
                runner.status(),
                runner.busy(),
                runner.standing().equals("good") ? "" : runner.standing(),
                runner.job().map(Long::parseLong));
    }

    @Override
    public List<View.Session> sessions() {
        return world.sessions().list().stream().map(PageViews::session).toList();
    }

    @Override
    public View.Checks checks() {
        var tally = world.invariants().tally();
        return new View.Checks(
                tally.checked(),
                tally.violated(),
                world.invariants().violations().stream()
                        .map(v -> new View.Violation(v.at(), v.rule(), v.id(), v.reason()))
                        .toList());
    }

    @Override
    public View.Calls calls() {
        var totals = calls.totals();
        Map<String, View.Route> routes = new TreeMap<>();
        for (var call : calls.list(_ -> true, CallLog.KEPT)) {
            var route = PageViews.route(call);
            long failed = call.status() >= 400 ? 1 : 0;
            routes.merge(
                    call.method() + " " + route,
                    new View.Route(call.method(), route, 1, failed),
                    (a, b) ->
                            new View.Route(
                                    a.method(),
                                    a.route(),
                                    a.count() + b.count(),
                                    a.failed() + b.failed()));
        }
        return new View.Calls(
                totals.calls(),
                totals.unserved().values().stream().mapToLong(Long::longValue).sum(),
                List.copyOf(routes.values()));
    }

    @Override
    public AutoCloseable listen(Consumer<PageChange> listener) {
        return world.changes().listen(change -> tell(change, listener));
    }

    private static void tell(Changes.Change change, Consumer<PageChange> listener) {
        switch (change.kind()) {
            case RUN -> listener.accept(new PageChange.OfRun(Long.parseLong(change.id())));
            case JOB -> {
                listener.accept(new PageChange.OfJob(Long.parseLong(change.id())));
                var run = change.facts().getOrDefault("run", "");
                if (!run.isEmpty()) {
                    listener.accept(new PageChange.OfRun(Long.parseLong(run)));
                }
            }
            case RUNNER, SESSION -> listener.accept(new PageChange.OfFleet());
            case INVARIANT -> listener.accept(new PageChange.OfChecks());
            case CLOCK, SETTINGS -> {}
        }
    }
}
