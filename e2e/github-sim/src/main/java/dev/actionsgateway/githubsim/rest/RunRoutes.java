package dev.actionsgateway.githubsim.rest;

import static java.util.function.Predicate.not;

import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.RunPlan.Again;
import dev.actionsgateway.githubsim.core.RunView;
import dev.actionsgateway.githubsim.core.Runs.Reply;
import dev.actionsgateway.githubsim.core.Scope;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.rest.Guard.Need;
import dev.actionsgateway.githubsim.settings.Modes.CancelOfConcluded;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Workflow runs and their jobs.
final class RunRoutes {
    private static final String RERUN_DOCS =
            "https://docs.github.com/rest/actions/workflow-runs"
                    + "#re-run-failed-jobs-from-a-workflow-run";

    private final World world;
    private final Guard guard;
    private final Dispatcher dispatcher;
    private final JobLogs logs;

    RunRoutes(World world, Guard guard, Dispatcher dispatcher, JobLogs logs) {
        this.world = world;
        this.guard = guard;
        this.dispatcher = dispatcher;
        this.logs = logs;
    }

    void add(Routes routes, String prefix) {
        var actions = prefix + "/repos/{owner}/{repo}/actions";
        var run = actions + "/runs/{id}";
        routes.add("GET", actions + "/runs", read(this::list));
        routes.add("GET", actions + "/workflows/{file}/runs", read(this::list));
        routes.add("GET", run, read(this::find));
        routes.add("GET", run + "/jobs", read(this::jobs));
        routes.add("GET", run + "/attempts/{n}/jobs", read(this::jobs));
        routes.add("GET", actions + "/jobs/{id}", read(this::job));
        routes.add("GET", actions + "/jobs/{id}/logs", read(this::log));
        routes.add("POST", run + "/rerun", write((e, s) -> again(e, s, Again.ALL)));
        routes.add("POST", run + "/rerun-failed-jobs", write((e, s) -> again(e, s, Again.FAILED)));
        routes.add("POST", run + "/cancel", write(this::cancel));
        routes.add("POST", run + "/force-cancel", write(this::forceCancel));
        routes.add("POST", actions + "/workflows/{file}/dispatches", write(this::dispatch));
    }

    private Routes.Handler read(Guard.Inner inner) {
        return guard.actions(Need.READ_ACTIONS, inner);
    }

    private Routes.Handler write(Guard.Inner inner) {
        return guard.actions(Need.WRITE_ACTIONS, inner);
    }

    private Answer list(Exchange exchange, Scope scope) {
        var file = exchange.has("file") ? Optional.of(exchange.variable("file")) : Optional.empty();
        var found =
                world.archive()
                        .list(run ->
                                in(run, scope)
                                        && matches(exchange, "event", run.spec().event())
                                        && matchesStatus(exchange, run)
                                        && file.map(f -> run.spec().path().endsWith("/" + f))
                                                .orElse(true));
        return Pages.answer(
                exchange, "workflow_runs", found, run -> RunJson.run(run, exchange.base()));
    }

    private static boolean matches(Exchange exchange, String name, String value) {
        return exchange.parameter(name).map(value::equals).orElse(true);
    }

    private static boolean matchesStatus(Exchange exchange, RunView run) {
        return exchange.parameter("status")
                .map(wanted ->
                        wanted.equals(run.status())
                                || run.conclusion()
                                        .map(Conclusion::rest)
                                        .filter(wanted::equals)
                                        .isPresent())
                .orElse(true);
    }

    private Answer find(Exchange exchange, Scope scope) {
        return run(exchange, scope)
                .map(run -> Answer.json(200, RunJson.run(run, exchange.base())))
                .orElseGet(RestAnswers::notFound);
    }

    private Answer jobs(Exchange exchange, Scope scope) {
        var run = run(exchange, scope);
        if (run.isEmpty()) {
            return RestAnswers.notFound();
        }
        long attempt =
                exchange.has("n")
                        ? exchange.number("n").orElse(0L)
                        : exchange.parameter("filter").filter("all"::equals).isPresent()
                                ? 0L
                                : run.get().attempt();
        List<JobView> found =
                world.archive().jobs(run.get().id()).stream()
                        .filter(job -> attempt == 0 || job.attempt() == attempt)
                        .toList();
        return Pages.answer(
                exchange, "jobs", found, job -> RunJson.job(job, run.get(), exchange.base()));
    }

    private Answer job(Exchange exchange, Scope scope) {
        return job(
                exchange,
                scope,
                job -> Answer.json(200, RunJson.job(job, runOf(job), exchange.base())));
    }

    private Answer log(Exchange exchange, Scope scope) {
        return job(
                exchange,
                scope,
                job ->
                        logs.of(job, exchange.base())
                                .map(link -> Answer.empty(302).with("Location", link.toString()))
                                .orElseGet(RestAnswers::notFound));
    }

    private Answer job(Exchange exchange, Scope scope, Function<JobView, Answer> then) {
        return exchange.number("id")
                .flatMap(id -> world.archive().find(new JobNumber(id)))
                .filter(job -> in(runOf(job), scope))
                .map(then)
                .orElseGet(RestAnswers::notFound);
    }

    private RunView runOf(JobView job) {
        return world.archive()
                .find(job.run())
                .orElseThrow(() -> new IllegalStateException("a job has a run"));
    }

    private Answer again(Exchange exchange, Scope scope, Again which) {
        return change(
                exchange,
                scope,
                id -> world.runs().again(id, which),
                reply ->
                        switch (reply) {
                            case DONE -> RestAnswers.accepted(201);
                            case STILL_RUNNING ->
                                    RestAnswers.error(
                                            403, "This workflow is already running", RERUN_DOCS);
                            case NOT_RETRYABLE ->
                                    RestAnswers.error(
                                            403, "This workflow run cannot be retried", RERUN_DOCS);
                            case NOT_FOUND, COMPLETED_BEFORE -> RestAnswers.notFound();
                        });
    }

    private Answer cancel(Exchange exchange, Scope scope) {
        return change(exchange, scope, world.runs()::cancel, this::cancelled);
    }

    private Answer forceCancel(Exchange exchange, Scope scope) {
        return change(exchange, scope, world.runs()::forceCancel, this::cancelled);
    }

    private Answer cancelled(Reply reply) {
        return switch (reply) {
            case DONE -> RestAnswers.accepted(202);
            case COMPLETED_BEFORE ->
                    world.settings().modes().cancelOfConcluded() == CancelOfConcluded.ACCEPTED
                            ? RestAnswers.accepted(202)
                            : RestAnswers.error(
                                    409, "Cannot cancel a workflow run that is completed.");
            case NOT_FOUND, STILL_RUNNING, NOT_RETRYABLE -> RestAnswers.notFound();
        };
    }

    private Answer change(
            Exchange exchange,
            Scope scope,
            Function<RunId, Reply> change,
            Function<Reply, Answer> answer) {
        return run(exchange, scope)
                .map(run -> answer.apply(change.apply(run.id())))
                .orElseGet(RestAnswers::notFound);
    }

    private Answer dispatch(Exchange exchange, Scope scope) {
        var fields = exchange.fields();
        var ref = fields.text("ref").filter(not(String::isBlank));
        if (ref.isEmpty()) {
            return RestAnswers.invalid("\"ref\" wasn't supplied.");
        }
        var request =
                new Dispatcher.Request(
                        scope.owner(),
                        exchange.variable("repo"),
                        exchange.variable("file"),
                        ref.get(),
                        fields.fields("inputs").object());
        return switch (dispatcher.dispatch(request)) {
            case Dispatcher.Outcome.Started _ -> Answer.empty(204);
            case Dispatcher.Outcome.NoSuchWorkflow() -> RestAnswers.notFound();
            case Dispatcher.Outcome.Refused(var reason) -> RestAnswers.error(422, reason);
        };
    }

    private Optional<RunView> run(Exchange exchange, Scope scope) {
        return exchange.number("id")
                .flatMap(id -> world.archive().find(new RunId(id)))
                .filter(run -> in(run, scope));
    }

    private static boolean in(RunView run, Scope scope) {
        return scope.covers(run.spec().owner(), run.spec().repository());
    }
}
