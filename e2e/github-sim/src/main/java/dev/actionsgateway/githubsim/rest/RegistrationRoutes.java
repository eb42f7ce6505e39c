package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.auth.Callers;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.core.Registration;
import dev.actionsgateway.githubsim.core.RunnerSpec;
import dev.actionsgateway.githubsim.core.RunnerView;
import dev.actionsgateway.githubsim.core.Runners;
import dev.actionsgateway.githubsim.core.Scope;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import java.security.interfaces.RSAPublicKey;

/// How a runner that is configured by hand registers itself, with a registration token.
final class RegistrationRoutes {
    private final World world;
    private final Callers callers;
    private final Tokens tokens;
    private final Guard guard;

    RegistrationRoutes(World world, Callers callers, Tokens tokens, Guard guard) {
        this.world = world;
        this.callers = callers;
        this.tokens = tokens;
        this.guard = guard;
    }

    void add(Routes routes, String prefix) {
        routes.add("POST", prefix + "/actions/runner-registration", guard.open(this::exchange));
        routes.add("POST", prefix + "/actions/runners/register", guard.open(this::register));
    }

    private Answer exchange(Exchange exchange) {
        var caller = callers.registration(exchange);
        if (caller.isEmpty()) {
            return RestAnswers.badCredentials();
        }
        var fields = exchange.fields();
        var wanted =
                fields.text("runner_event").orElse("").equals("remove")
                        ? Grant.Registration.Purpose.REMOVE
                        : Grant.Registration.Purpose.REGISTER;
        if (caller.get().purpose() != wanted || !isFor(caller.get(), fields)) {
            return RestAnswers.notFound();
        }
        var expires =
                world.timers().clock().shown().plus(world.settings().times().adminTokenLife());
        return Answer.json(
                200,
                Json.object()
                        .add("url", exchange.base() + "/tenant/T1/")
                        .add("token_schema", "OAuthAccessToken")
                        .add("token", tokens.give(new Grant.Admin(caller.get().scope(), expires)))
                        .add("use_v2_flow", true)
                        .build());
    }

    private Answer register(Exchange exchange) {
        var caller = callers.registration(exchange);
        if (caller.isEmpty()) {
            return RestAnswers.badCredentials();
        }
        var fields = exchange.fields();
        if (caller.get().purpose() != Grant.Registration.Purpose.REGISTER
                || !isFor(caller.get(), fields)) {
            return RestAnswers.notFound();
        }
        var key = RunnerKeys.ofXml(fields.text("public_key").orElse(""));
        var name = fields.text("name").orElse("");
        if (key.isEmpty() || name.isBlank() || name.length() > 64) {
            return RestAnswers.invalid("\"name\" and \"public_key\" must be supplied.");
        }
        return register(exchange, caller.get().scope(), fields, key.get());
    }

    private Answer register(Exchange exchange, Scope scope, Fields fields, RSAPublicKey key) {
        var spec =
                new RunnerSpec(
                        scope,
                        fields.text("name").orElse(""),
                        fields.number("group_id").orElse(1L),
                        fields.list("labels").stream()
                                .flatMap(label -> label.text("name").stream())
                                .toList(),
                        fields.flag("ephemeral").orElse(false)
                                ? RunnerSpec.Use.EPHEMERAL
                                : RunnerSpec.Use.REPEATED,
                        fields.text("version").orElse(""));
        var replace =
                fields.flag("replace").orElse(false)
                        ? Runners.Replace.SAME_NAME
                        : Runners.Replace.NONE;
        return switch (world.runners().register(spec, key, replace)) {
            case Registration.NameTaken() -> RestAnswers.error(409, "Already exists");
            case Registration.NoSuchPlace() -> RestAnswers.notFound();
            case Registration.Registered(var runner) -> answer(exchange, runner);
        };
    }

    private static Answer answer(Exchange exchange, RunnerView runner) {
        return Answer.json(
                201,
                Json.object()
                        .add("id", runner.id().value())
                        .add("name", runner.spec().name())
                        .add(
                                "authorization",
                                Json.object()
                                        .add("authorization_url", exchange.base() + "/oauth/token")
                                        .add(
                                                "legacy_authorization_url",
                                                exchange.base() + "/oauth/_apis/oauth2/token/T1")
                                        .add("server_url", exchange.base() + "/broker/")
                                        .add("client_id", runner.clientId().toString()))
                        .build());
    }

    private static boolean isFor(Grant.Registration caller, Fields fields) {
        return fields.text("url")
                .flatMap(RunnerRoutes::scopeOf)
                .filter(caller.scope()::equals)
                .isPresent();
    }
}
