package dev.actionsgateway.githubsim.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.auth.ClientAssertion;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.core.RunnerView;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Json;

/// The token endpoint of runners, under its two addresses.
public final class OauthRoutes {
    private static final String ASSERTION =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final World world;
    private final Tokens tokens;

    public OauthRoutes(World world, Tokens tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    /// Adds the routes.
    public void add(Routes routes) {
        routes.add("POST", "/oauth/token", this::token);
        routes.add("POST", "/oauth/_apis/oauth2/token/{tenant}", this::token);
    }

    private Answer token(Exchange exchange) {
        var form = Exchange.form(new String(exchange.body(), UTF_8));
        if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
            return error("unsupported_grant_type", "The grant type is not supported");
        }
        if (!form.getOrDefault("client_assertion_type", "").equals(ASSERTION)) {
            return error("invalid_request", "The client assertion type is not supported");
        }
        var assertion = ClientAssertion.read(form.getOrDefault("client_assertion", ""));
        if (assertion.isEmpty()) {
            return error("invalid_request", "The client assertion could not be read");
        }
        var runner = world.runners().client(assertion.get().clientId());
        if (runner.isEmpty()) {
            return error(
                    "invalid_client",
                    "Registration %s was not found".formatted(assertion.get().clientId()));
        }
        return assertion
                .get()
                .fault(
                        runner.get().key(),
                        exchange.base() + exchange.path(),
                        world.timers().clock().shown(),
                        world.settings().times().assertionSkew())
                .map(fault -> error("invalid_client", fault))
                .orElseGet(() -> give(runner.get()));
    }

    private Answer give(RunnerView runner) {
        var life = world.settings().times().brokerTokenLife();
        var token =
                tokens.give(
                        new Grant.Broker(
                                runner.id(),
                                runner.clientId(),
                                world.timers().clock().shown().plus(life)));
        return Answer.json(
                200,
                Json.object()
                        .add("access_token", token)
                        .add("token_type", "Bearer")
                        .add("expires_in", life.toSeconds())
                        .build());
    }

    private static Answer error(String code, String description) {
        return Answer.json(
                400,
                Json.object().add("error", code).add("error_description", description).build());
    }
}
