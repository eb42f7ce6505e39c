package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.calls.Call;
import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.core.Changes;
import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.RunView;
import dev.actionsgateway.githubsim.core.RunnerView;
import dev.actionsgateway.githubsim.core.SessionView;
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
        return world.runs().list(_ -> true).stream().map(this::run).toList();
    }

    private View.Run run(RunView run) {
        return run(run, latest(run));
    }

    private List<JobView> latest(RunView run) {
        return world.runs().jobs(run.id()).stream()
                .filter(job -> job.attempt() == run.attempt())
                .toList();
    }

    private static View.Run run(RunView run, List<JobView> jobs) {
        return new View.Run(
                run.id().value(),
                run.number(),
                run.attempt(),
                run.spec().workflow(),
                run.spec().workflow(),
                run.spec().fullName(),
                run.spec().event(),
                run.spec().ref().replaceFirst("^refs/[^/]+/", ""),
                new View.State(
                        run.status(),
                        run.conclusion().map(Conclusion::rest),
                        run.createdAt(),
                        Optional.of(run.startedAt()),
                        run.conclusion().map(_ -> run.updatedAt())),
                counts(jobs));
    }

    private static View.Counts counts(List<JobView> jobs) {
        int queued = 0;
        int running = 0;
        int succeeded = 0;
        int failed = 0;
        int other = 0;
        for (var job : jobs) {
            switch (job.status()) {
                case "queued" -> queued++;
                case "in_progress" -> running++;
                default -> {
                    switch (job.conclusion().orElse(Conclusion.SKIPPED)) {
                        case SUCCESS -> succeeded++;
                        case FAILURE, TIMED_OUT -> failed++;
                        case CANCELLED, SKIPPED -> other++;
                    }
                }
            }
        }
        return new View.Counts(queued, running, succeeded, failed, other);
    }

    @Override
    public Optional<View.RunPage> run(long id) {
        return world.runs()
                .find(new RunId(id))
                .map(run -> {
                    var jobs = latest(run);
                    return new View.RunPage(
                            run(run, jobs), jobs.stream().map(WorldPage::job).toList());
                });
    }

    private static View.Job job(JobView job) {
        return new View.Job(
                job.number().value(),
                job.spec().name(),
                job.spec().place().family(),
                job.spec().place().needs(),
                new View.State(
                        job.status(),
                        job.conclusion().map(Conclusion::rest),
                        job.queuedAt(),
                        job.startedAt(),
                        job.completedAt()),
                job.runnerName(),
                job.spec().labels(),
                job.reason().equals("reported") ? "" : job.reason());
    }

    @Override
    public Optional<View.JobPage> job(long id) {
        return world.runs()
                .find(new JobNumber(id))
                .flatMap(job ->
                        world.runs()
                                .find(job.run())
                                .map(run ->
                                        new View.JobPage(
                                                run(run),
                                                job(job),
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
        return world.runs()
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
        return world.sessions().list().stream().map(WorldPage::session).toList();
    }

    private static View.Session session(SessionView session) {
        return new View.Session(
                session.id().toString(),
                session.runnerName(),
                session.owner(),
                session.version(),
                session.parked(),
                switch (session.lastStatus()) {
                    case ONLINE -> "Online";
                    case BUSY -> "Busy";
                    case OFFLINE -> "Offline";
                },
                session.polls(),
                session.openedAt(),
                session.lastPoll());
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
            var route = route(call);
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

    /// The path with its numbers and ids left out.
    private static String route(Call call) {
        return call.path().replaceAll("/([0-9]+|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)", "/*");
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
