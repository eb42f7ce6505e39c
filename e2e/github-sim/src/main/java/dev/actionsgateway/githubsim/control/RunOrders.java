package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.core.RunPlan.Again;
import dev.actionsgateway.githubsim.core.Runs.Reply;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.rest.Dispatcher;
import java.util.function.Function;

/// Runs and jobs: queued, dispatched, cancelled, ended.
final class RunOrders {
    private final World world;
    private final Workflows workflows;

    RunOrders(World world, Workflows workflows) {
        this.world = world;
        this.workflows = workflows;
    }

    void add(Routes routes) {
        routes.add("POST", "/jobs", new JobOrders(world)::enqueue);
        routes.add("POST", "/dispatch", this::dispatch);
        routes.add("PUT", "/repositories/{owner}/{repo}/files", this::files);
        routes.add("POST", "/runs/{id}/cancel", run(world.runs()::cancel));
        routes.add("POST", "/runs/{id}/force-cancel", run(world.runs()::forceCancel));
        routes.add("POST", "/runs/{id}/conclude", this::conclude);
        routes.add("POST", "/runs/{id}/rerun", this::rerun);
        routes.add(
                "POST",
                "/jobs/{id}/cancel",
                exchange -> replied(world.runs().cancel(new JobNumber(Acts.number(exchange)))));
    }

    private Answer dispatch(Exchange exchange) {
        var wanted = Wanted.of(exchange);
        var owner = wanted.text("owner");
        var repository = wanted.text("repository");
        var file = wanted.text("file");
        put(wanted, owner, repository);
        if (wanted.fields().has("workflow")) {
            workflows.put(owner, repository, ".github/workflows/" + file, wanted.text("workflow"));
        }
        var request =
                new Dispatcher.Request(
                        owner,
                        repository,
                        file,
                        wanted.text("ref", "main"),
                        wanted.fields().fields("inputs").object());
        return switch (workflows.dispatch(request)) {
            case Dispatcher.Outcome.Started(var run) ->
                    Answer.json(201, Json.object().add("run", run.id().value()).build());
            case Dispatcher.Outcome.NoSuchWorkflow() ->
                    throw new Refusal(
                            "file", file, "send the file's text as \"workflow\", or PUT it first");
            case Dispatcher.Outcome.Refused(var reason) ->
                    throw new Refusal("workflow", file, reason);
        };
    }

    private Answer files(Exchange exchange) {
        put(Wanted.of(exchange), exchange.variable("owner"), exchange.variable("repo"));
        return Acts.done();
    }

    private void put(Wanted wanted, String owner, String repository) {
        var files = wanted.fields().fields("files");
        for (var path : files.object().keySet()) {
            workflows.put(owner, repository, path, files.text(path).orElse(""));
        }
        put(wanted.fields().fields("secrets"), Workflows.Named.Kind.SECRET, owner, repository);
        put(wanted.fields().fields("variables"), Workflows.Named.Kind.VARIABLE, owner, repository);
    }

    private void put(Fields values, Workflows.Named.Kind kind, String owner, String repository) {
        for (var name : values.object().keySet()) {
            var named = new Workflows.Named(kind, name, values.text(name).orElse(""));
            workflows.put(owner, repository, named);
        }
    }

    private Answer conclude(Exchange exchange) {
        var text = Wanted.of(exchange).text("conclusion");
        var conclusion =
                Conclusion.ofRest(text)
                        .orElseThrow(() ->
                                new Refusal(
                                        "conclusion",
                                        text,
                                        "use success, failure, cancelled, skipped or timed_out"));
        return replied(world.runs().conclude(new RunId(Acts.number(exchange)), conclusion));
    }

    private Answer rerun(Exchange exchange) {
        boolean failed = Wanted.of(exchange).flag("failed", true);
        return replied(
                world.runs()
                        .again(
                                new RunId(Acts.number(exchange)),
                                failed ? Again.FAILED : Again.ALL));
    }

    private Routes.Handler run(Function<RunId, Reply> act) {
        return exchange -> replied(act.apply(new RunId(Acts.number(exchange))));
    }

    private static Answer replied(Reply reply) {
        return switch (reply) {
            case DONE -> Acts.done();
            case NOT_FOUND -> throw Refusal.unknown("id", "", "look at GET /runs");
            case STILL_RUNNING -> throw new Refusal("id", "", "wait until the run has ended");
            case NOT_RETRYABLE -> throw new Refusal("id", "", "the run was a success");
            case COMPLETED_BEFORE -> throw new Refusal("id", "", "it has ended already");
        };
    }
}
