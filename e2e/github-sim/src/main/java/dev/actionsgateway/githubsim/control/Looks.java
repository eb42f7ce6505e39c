package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.settings.SettingsJson;
import jakarta.json.JsonArrayBuilder;
import java.util.Locale;

/// What may be looked at.
final class Looks {
    private static final int CALLS = 1000;

    private final World world;
    private final Tokens tokens;
    private final CallLog calls;

    Looks(World world, Tokens tokens, CallLog calls) {
        this.world = world;
        this.tokens = tokens;
        this.calls = calls;
    }

    void add(Routes routes) {
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
                    return Acts.done();
                });
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
        world.archive()
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
        world.archive().list(_ -> true).forEach(run -> list.add(StateJson.run(run)));
        return list;
    }

    private JsonArrayBuilder jobList() {
        var list = Json.array();
        for (var run : world.archive().list(_ -> true)) {
            for (var job : world.archive().jobs(run.id())) {
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
}
