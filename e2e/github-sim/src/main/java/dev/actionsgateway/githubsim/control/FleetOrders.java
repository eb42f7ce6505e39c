package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import dev.actionsgateway.githubsim.core.Mail;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Json;
import java.util.UUID;

/// Sessions, runner records and tokens.
final class FleetOrders {
    private final World world;
    private final Tokens tokens;

    FleetOrders(World world, Tokens tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    void add(Routes routes) {
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
                    return Acts.done();
                });
        routes.add(
                "POST",
                "/runners/show",
                exchange -> {
                    world.runners().show(Wanted.of(exchange).text("name"));
                    return Acts.done();
                });
        routes.add("POST", "/tokens/expire", this::expire);
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

    private static RunnerId runner(Exchange exchange) {
        return new RunnerId(Acts.number(exchange));
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
        return Acts.done();
    }
}
