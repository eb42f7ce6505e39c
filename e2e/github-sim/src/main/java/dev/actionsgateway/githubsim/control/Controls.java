package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import dev.actionsgateway.githubsim.core.Mail;
import dev.actionsgateway.githubsim.core.RunPlan.Again;
import dev.actionsgateway.githubsim.core.Runs.Reply;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Front.Deed;
import dev.actionsgateway.githubsim.http.Front.Inside;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.rest.Dispatcher;
import dev.actionsgateway.githubsim.settings.SettingsJson;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/// The control interface. It asks for no token: its listener belongs where only tests reach it.
public final class Controls implements Inside {
    private static final int CALLS = 1000;

    private final World world;
    private final Tokens tokens;
    private final Faults faults;
    private final CallLog calls;
    private final Workflows workflows;
    private final Routes routes = new Routes();

    /// Starts workflows, also of files that come with the request.
    public interface Workflows extends Dispatcher {
        /// Gives a repository this file, in place of a former one.
        void put(String owner, String repository, String path, String text);

        /// Gives a repository a secret or a variable, in place of a former one.
        void put(String owner, String repository, Named named);

        /// A value that workflows may name.
        record Named(Kind kind, String name, String value) {
            /// Where a workflow finds it: in `secrets` or in `vars`.
            public enum Kind {
                SECRET,
                VARIABLE
            }
        }
    }

    public Controls(World world, Tokens tokens, Faults faults, CallLog calls, Workflows workflows) {
        this.world = world;
        this.tokens = tokens;
        this.faults = faults;
        this.calls = calls;
        this.workflows = workflows;
        runs();
        fleet();
        setup();
        looks();
    }

    @Override
    public Deed handle(Exchange exchange) throws InterruptedException {
        var match = routes.find(exchange.method(), exchange.path());
        if (match.isEmpty()) {
            return new Deed.Send(Answer.unserved());
        }
        try {
            return new Deed.Send(
                    match.get().handler().answer(exchange.with(match.get().variables())));
        } catch (Refusal e) {
            return new Deed.Send(e.answer());
        }
    }

    private void runs() {
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
                exchange -> replied(world.runs().cancel(new JobNumber(number(exchange)))));
    }

    private void fleet() {
        routes.add(
                "DELETE",
                "/sessions/{id}",
                exchange -> found(world.sessions().drop(session(exchange)), exchange));
        routes.add("POST", "/sessions/{id}/messages", this::post);
        routes.add(
                "DELETE",
                "/runners/{id}",
                exchange -> found(world.runners().remove(runner(exchange)), exchange));
        routes.add(
                "POST",
                "/runners/{id}/consume",
                exchange -> found(world.runners().consume(runner(exchange)), exchange));
        routes.add(
                "POST",
                "/runners/hide",
                exchange -> {
                    world.runners().hide(Wanted.of(exchange).text("name"));
                    return done();
                });
        routes.add(
                "POST",
                "/runners/show",
                exchange -> {
                    world.runners().show(Wanted.of(exchange).text("name"));
                    return done();
                });
        routes.add("POST", "/tokens/expire", this::expire);
    }

    private void setup() {
        var orders = new FaultOrders(faults);
        routes.add("GET", "/settings", _ -> settings());
        routes.add("PATCH", "/settings", this::change);
        routes.add("PUT", "/settings", this::change);
        routes.add("POST", "/faults", orders::add);
        routes.add("GET", "/faults", _ -> orders.list());
        routes.add(
                "DELETE",
                "/faults",
                _ -> {
                    faults.clear();
                    return done();
                });
        routes.add("GET", "/clock", _ -> clock());
        routes.add("POST", "/clock", this::clock);
    }

    private void looks() {
        routes.add(
                "GET",
                "/runs",
                _ -> Answer.json(200, Json.object().add("runs", runList()).build()));
        routes.add(
                "GET",
                "/jobs",
                _ -> Answer.json(200, Json.object().add("jobs", jobList()).build()));
        routes.add(
                "GET",
                "/runners",
                _ -> Answer.json(200, Json.object().add("runners", runnerList()).build()));
        routes.add(
                "GET",
                "/sessions",
                _ -> Answer.json(200, Json.object().add("sessions", sessionList()).build()));
        routes.add(
                "GET",
                "/invariants",
                _ -> Answer.json(200, StateJson.invariants(world.invariants())));
        routes.add("GET", "/statistics", _ -> statistics());
        routes.add("GET", "/state", _ -> state());
        routes.add("GET", "/calls", this::calls);
        routes.add(
                "DELETE",
                "/calls",
                _ -> {
                    calls.clear();
                    return done();
                });
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
        return done();
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
        return replied(world.runs().conclude(new RunId(number(exchange)), conclusion));
    }

    private Answer rerun(Exchange exchange) {
        boolean failed = Wanted.of(exchange).flag("failed", true);
        return replied(
                world.runs().again(new RunId(number(exchange)), failed ? Again.FAILED : Again.ALL));
    }

    private Routes.Handler run(Function<RunId, Reply> act) {
        return exchange -> replied(act.apply(new RunId(number(exchange))));
    }

    private static Answer replied(Reply reply) {
        return switch (reply) {
            case DONE -> done();
            case NOT_FOUND -> throw Refusal.unknown("id", "", "look at GET /runs");
            case STILL_RUNNING -> throw new Refusal("id", "", "wait until the run has ended");
            case NOT_RETRYABLE -> throw new Refusal("id", "", "the run was a success");
            case COMPLETED_BEFORE -> throw new Refusal("id", "", "it has ended already");
        };
    }

    private Answer post(Exchange exchange) {
        var wanted = Wanted.of(exchange);
        var mail = new Mail.Verbatim(wanted.text("type"), wanted.text("body", ""));
        return found(world.sessions().post(session(exchange), mail), exchange);
    }

    private Answer expire(Exchange exchange) {
        var wanted = Wanted.of(exchange);
        var token = wanted.fields().text("token");
        var kind = wanted.fields().text("kind");
        var runner = wanted.id("runner");
        if (token.isEmpty() && kind.isEmpty() && runner.isEmpty()) {
            throw new Refusal("kind", "", "name a token, a kind as \"broker\", or a runner");
        }
        int ended =
                tokens.revoke((text, grant) ->
                        token.map(text::equals).orElse(true)
                                && kind.map(grant.kind().spelled()::equals).orElse(true)
                                && runner.map(id -> isOf(grant, id)).orElse(true));
        return Answer.json(200, Json.object().add("expired", ended).build());
    }

    private static boolean isOf(Grant grant, long runner) {
        return grant instanceof Grant.Broker broker && broker.runner().value() == runner;
    }

    private Answer settings() {
        return Answer.json(200, SettingsJson.write(world.settings()));
    }

    private Answer change(Exchange exchange) {
        var wanted = Wanted.of(exchange).fields().object();
        return switch (SettingsJson.change(world.settings(), wanted)) {
            case SettingsJson.Change.Changed(var settings) -> {
                world.settings(settings);
                yield settings();
            }
            case SettingsJson.Change.Wrong(var field, var value, var remedy) ->
                    throw new Refusal(field, value, remedy);
        };
    }

    private Answer clock() {
        var clock = world.timers().clock();
        return Answer.json(
                200,
                Json.object()
                        .add("now", clock.instant().toString())
                        .add("shown", clock.shown().toString())
                        .add("offset", clock.offset().toString())
                        .add("skew", clock.skew().toString())
                        .build());
    }

    private Answer clock(Exchange exchange) throws InterruptedException {
        var wanted = Wanted.of(exchange);
        if (wanted.fields().has("skew")) {
            world.timers().clock().skew(skew(wanted.text("skew")));
        }
        if (wanted.fields().has("advance")) {
            world.timers().advance(wanted.duration("advance"));
        }
        return clock();
    }

    private static Duration skew(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException _) {
            throw new Refusal("skew", text, "write ISO 8601, as PT5M or -PT5M");
        }
    }

    private Answer calls(Exchange exchange) {
        var path = exchange.parameter("path").orElse("");
        var method = exchange.parameter("method").filter(m -> !m.isEmpty());
        var status = exchange.parameter("status").filter(s -> !s.isEmpty());
        var token = exchange.parameter("token").filter(t -> !t.isEmpty());
        int limit = limit(exchange);
        var list = Json.array();
        calls.list(
                        call ->
                                call.path().contains(path)
                                        && method.map(call.method()::equalsIgnoreCase).orElse(true)
                                        && token.map(call.token()::equals).orElse(true)
                                        && status.map(Integer.toString(call.status())::equals)
                                                .orElse(true),
                        limit)
                .forEach(call -> list.add(StateJson.call(call)));
        return Answer.json(
                200,
                Json.object()
                        .add("totals", StateJson.totals(calls.totals()))
                        .add("calls", list)
                        .build());
    }

    private static int limit(Exchange exchange) {
        var text = exchange.parameter("limit").orElse(Integer.toString(CALLS));
        try {
            return Math.clamp(Integer.parseInt(text), 1, CallLog.KEPT);
        } catch (NumberFormatException _) {
            throw new Refusal("limit", text, "write a whole number");
        }
    }

    private Answer state() {
        return Answer.json(
                200,
                Json.object()
                        .add("now", world.timers().clock().instant().toString())
                        .add("change", world.changes().last())
                        .add("runs", runList())
                        .add("jobs", jobList())
                        .add("runners", runnerList())
                        .add("sessions", sessionList())
                        .add("invariants", StateJson.invariants(world.invariants()))
                        .add("totals", StateJson.totals(calls.totals()))
                        .add("settings", SettingsJson.write(world.settings()))
                        .build());
    }

    private Answer statistics() {
        var byPhase = Json.object();
        world.runs()
                .phases()
                .forEach((phase, count) ->
                        byPhase.add(phase.name().toLowerCase(Locale.ROOT), count));
        var tokenCounts = Json.object();
        tokens.counts().forEach((kind, count) -> tokenCounts.add(kind.spelled(), count));
        return Answer.json(
                200,
                Json.object()
                        .add("jobs", byPhase)
                        .add("runners", world.runners().list().size())
                        .add("sessions", world.sessions().list().size())
                        .add("timers", world.timers().size())
                        .add("tokens", tokenCounts)
                        .add("calls", StateJson.totals(calls.totals()))
                        .build());
    }

    private JsonArrayBuilder runList() {
        var list = Json.array();
        world.runs().list(_ -> true).forEach(run -> list.add(StateJson.run(run)));
        return list;
    }

    private JsonArrayBuilder jobList() {
        var list = Json.array();
        for (var run : world.runs().list(_ -> true)) {
            for (var job : world.runs().jobs(run.id())) {
                list.add(StateJson.job(job, world.claims().deliveries(job.number())));
            }
        }
        return list;
    }

    private JsonArrayBuilder runnerList() {
        var list = Json.array();
        world.runners().list().forEach(runner -> list.add(StateJson.runner(runner)));
        return list;
    }

    private JsonArrayBuilder sessionList() {
        var list = Json.array();
        world.sessions().list().forEach(session -> list.add(StateJson.session(session)));
        return list;
    }

    private static long number(Exchange exchange) {
        return exchange.number("id")
                .orElseThrow(() -> new Refusal("id", exchange.variable("id"), "write a number"));
    }

    private static RunnerId runner(Exchange exchange) {
        return new RunnerId(number(exchange));
    }

    private static SessionId session(Exchange exchange) {
        var text = exchange.variable("id");
        try {
            return new SessionId(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            throw new Refusal("id", text, "write the session's id");
        }
    }

    private static Answer found(boolean found, Exchange exchange) {
        if (!found) {
            throw Refusal.unknown("id", exchange.variable("id"), "look at GET /state");
        }
        return done();
    }

    private static Answer done() {
        return Answer.json(200, JsonValue.EMPTY_JSON_OBJECT);
    }
}
