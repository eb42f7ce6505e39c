package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.auth.AppJwt;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.auth.Tokens.Credential;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How an App gets its installation token, and what anyone may ask: `/meta`, `/rate_limit`.
final class AppRoutes {
    private final World world;
    private final Tokens tokens;
    private final Guard guard;
    private final RateLimits limits;

    AppRoutes(World world, Tokens tokens, Guard guard, RateLimits limits) {
        this.world = world;
        this.tokens = tokens;
        this.guard = guard;
        this.limits = limits;
    }

    void add(Routes routes, String prefix) {
        routes.add(
                "POST",
                prefix + "/app/installations/{id}/access_tokens",
                guard.open(this::accessToken));
        routes.add("GET", prefix + "/meta", guard.open(AppRoutes::meta));
        routes.add("GET", prefix + "/rate_limit", guard.open(this::rateLimit));
    }

    private Answer accessToken(Exchange exchange) {
        var now = world.timers().clock().shown();
        var credential = Credential.of(exchange.header("authorization"));
        if (credential.isEmpty() || !credential.get().scheme().equals("bearer")) {
            return RestAnswers.error(401, "A JSON web token could not be decoded");
        }
        return switch (AppJwt.judge(credential.get().token(), world.tenants(), now)) {
            case AppJwt.Judgement.Refused(var message) -> RestAnswers.error(401, message);
            case AppJwt.Judgement.Good(var app) ->
                    exchange.number("id")
                            .flatMap(world.tenants()::installation)
                            .filter(installation -> installation.appId().equals(app.id()))
                            .map(installation -> give(installation, exchange.fields()))
                            .orElseGet(RestAnswers::notFound);
        };
    }

    private Answer give(Tenants.Installation installation, Fields wanted) {
        if (installation.suspended()) {
            return RestAnswers.error(403, "This installation has been suspended");
        }
        Map<String, String> permissions = new HashMap<>(installation.permissions());
        if (wanted.has("permissions")) {
            permissions.clear();
            for (var one : wanted.fields("permissions").object().entrySet()) {
                var level = one.getValue() instanceof JsonString text ? text.getString() : "";
                var has = installation.permissions().getOrDefault(one.getKey(), "");
                if (!has.equals(level) && !(has.equals("write") && level.equals("read"))) {
                    return RestAnswers.error(
                            422, "The permissions requested are not granted to this installation.");
                }
                permissions.put(one.getKey(), level);
            }
            permissions.put("metadata", "read");
        }
        Optional<Set<String>> repositories =
                wanted.has("repositories")
                        ? Optional.of(
                                wanted.texts("repositories").stream()
                                        .map(name -> name.toLowerCase(Locale.ROOT))
                                        .collect(Collectors.toUnmodifiableSet()))
                        : Optional.empty();
        return answer(installation, permissions, repositories);
    }

    private Answer answer(
            Tenants.Installation installation,
            Map<String, String> permissions,
            Optional<Set<String>> repositories) {
        var expires =
                world.timers()
                        .clock()
                        .shown()
                        .plus(world.settings().times().installationTokenLife());
        var token =
                tokens.give(
                        new Grant.Installation(
                                installation.id(),
                                installation.owner(),
                                Map.copyOf(permissions),
                                repositories,
                                expires));
        var shown = Json.object();
        permissions.forEach(shown::add);
        return Answer.json(
                201,
                Json.object()
                        .add("token", token)
                        .add("expires_at", Times.seconds(expires))
                        .add("permissions", shown)
                        .add("repository_selection", repositories.isPresent() ? "selected" : "all")
                        .build());
    }

    private static Answer meta(Exchange exchange) {
        var host = exchange.base().replaceFirst("https?://", "").replaceFirst(":\\d+$", "");
        return Answer.json(
                200,
                Json.object()
                        .add("verifiable_password_authentication", false)
                        .add("installed_version", "3.21.0")
                        .add("hooks", Json.array())
                        .add("api", Json.array())
                        .add("actions", Json.array())
                        .add(
                                "domains",
                                Json.object()
                                        .add("website", Json.array().add(host))
                                        .add("actions", Json.array().add(host)))
                        .build());
    }

    private Answer rateLimit(Exchange exchange) {
        var limit = world.settings().modes().rateLimit();
        long id =
                Credential.of(exchange.header("authorization"))
                        .flatMap(credential -> tokens.valid(credential.token()))
                        .map(grant -> grant instanceof Grant.Installation i ? i.id() : 0L)
                        .orElse(0L);
        var standing = limits.look(id, limit);
        var core =
                Json.object()
                        .add("limit", standing.limit())
                        .add("used", standing.used())
                        .add("remaining", Math.max(0, standing.limit() - standing.used()))
                        .add("reset", standing.reset().getEpochSecond());
        var built = core.build();
        return Answer.json(
                200,
                Json.object()
                        .add("resources", Json.object().add("core", built))
                        .add("rate", built)
                        .build());
    }
}
