package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Registration;
import dev.actionsgateway.githubsim.core.RunnerSpec;
import dev.actionsgateway.githubsim.core.Runners;
import dev.actionsgateway.githubsim.core.Scope;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/// Self-hosted runners of an organisation or a repository.
final class RunnerRoutes {
    private static final int LONGEST_NAME = 64;
    private static final int MOST_LABELS = 100;

    private final World world;
    private final Tokens tokens;
    private final RunnerKeys keys;
    private final Guard guard;

    RunnerRoutes(World world, Tokens tokens, RunnerKeys keys, Guard guard) {
        this.world = world;
        this.tokens = tokens;
        this.keys = keys;
        this.guard = guard;
    }

    void add(Routes routes, String prefix) {
        for (var scope : List.of("/orgs/{org}", "/repos/{owner}/{repo}")) {
            var runners = prefix + scope + "/actions/runners";
            routes.add(
                    "POST",
                    runners + "/registration-token",
                    guard.runners((_, s) -> token(s, Grant.Registration.Purpose.REGISTER)));
            routes.add(
                    "POST",
                    runners + "/remove-token",
                    guard.runners((_, s) -> token(s, Grant.Registration.Purpose.REMOVE)));
            routes.add("POST", runners + "/generate-jitconfig", guard.runners(this::jit));
            routes.add("GET", runners, guard.runnersOrRegistration(this::list));
            routes.add("GET", runners + "/{id}", guard.runners(this::find));
            routes.add("GET", runners + "/{id}/labels", guard.runners(this::labels));
            routes.add("DELETE", runners + "/{id}", guard.runnersOrRegistration(this::delete));
            routes.add(
                    "GET",
                    prefix + scope + "/actions/runner-groups",
                    guard.runnersOrRegistration(this::groups));
        }
    }

    private Answer token(Scope scope, Grant.Registration.Purpose purpose) {
        var expires =
                world.timers()
                        .clock()
                        .shown()
                        .plus(world.settings().times().registrationTokenLife());
        var token = tokens.give(new Grant.Registration(scope, purpose, expires));
        return Answer.json(
                201,
                Json.object().add("token", token).add("expires_at", Times.millis(expires)).build());
    }

    private Answer jit(Exchange exchange, Scope scope) {
        var fields = exchange.fields();
        var name = fields.text("name").orElse("");
        var group = fields.number("runner_group_id");
        var labels = fields.texts("labels");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return RestAnswers.invalid("\"name\" must have 1 to 64 characters.");
        }
        if (group.isEmpty()) {
            return RestAnswers.invalid("\"runner_group_id\" wasn't supplied.");
        }
        if (labels.isEmpty() || labels.size() > MOST_LABELS) {
            return RestAnswers.invalid("\"labels\" must have 1 to 100 items.");
        }
        var key = keys.next();
        if (!(key.getPublic() instanceof RSAPublicKey open)
                || !(key.getPrivate() instanceof RSAPrivateCrtKey secret)) {
            throw new IllegalStateException("not an RSA key");
        }
        var spec =
                new RunnerSpec(scope, name, group.get(), labels, RunnerSpec.Use.JUST_IN_TIME, "");
        return switch (world.runners().register(spec, open, Runners.Replace.NONE)) {
            case Registration.NameTaken() -> RestAnswers.error(409, "Already exists");
            case Registration.NoSuchPlace() -> RestAnswers.notFound();
            case Registration.Registered(var runner) ->
                    Answer.json(
                            201,
                            Json.object()
                                    .add("runner", RunnerJson.write(runner))
                                    .add(
                                            "encoded_jit_config",
                                            JitConfig.encode(
                                                    runner,
                                                    secret,
                                                    exchange.base(),
                                                    fields.text("work_folder").orElse("_work"),
                                                    world.settings().modes()))
                                    .build());
        };
    }

    private Answer list(Exchange exchange, Scope scope) {
        var found = world.runners().list(scope, exchange.parameter("name"));
        return Pages.answer(exchange, "runners", found, RunnerJson::write);
    }

    private Answer find(Exchange exchange, Scope scope) {
        return exchange.number("id")
                .flatMap(id -> world.runners().find(scope, new RunnerId(id)))
                .map(runner -> Answer.json(200, RunnerJson.write(runner)))
                .orElseGet(RestAnswers::notFound);
    }

    private Answer labels(Exchange exchange, Scope scope) {
        return exchange.number("id")
                .flatMap(id -> world.runners().find(scope, new RunnerId(id)))
                .map(RunnerJson::write)
                .map(runner -> runner.getJsonArray("labels"))
                .map(labels ->
                        Answer.json(
                                200,
                                Json.object()
                                        .add("total_count", labels.size())
                                        .add("labels", labels)
                                        .build()))
                .orElseGet(RestAnswers::notFound);
    }

    private Answer delete(Exchange exchange, Scope scope) {
        var id = exchange.number("id").map(RunnerId::new);
        if (id.isEmpty()) {
            return RestAnswers.notFound();
        }
        var name = world.runners().find(scope, id.get()).map(runner -> runner.spec().name());
        return switch (world.runners().delete(scope, id.get())) {
            case DELETED -> Answer.empty(204);
            case NOT_FOUND -> RestAnswers.notFound();
            case BUSY ->
                    RestAnswers.error(
                            422,
                            "Runner \"%s\" is currently running a job and cannot be deleted."
                                    .formatted(name.orElse("")));
        };
    }

    private Answer groups(Exchange exchange, Scope scope) {
        var groups =
                world.tenants().owner(scope).map(Tenants.Owner::groups).orElse(List.of()).stream()
                        .filter(group -> scope instanceof Scope.Organisation || group.id() == 1)
                        .toList();
        return Pages.answer(exchange, "runner_groups", groups, RunnerRoutes::group);
    }

    private static JsonObject group(Tenants.Group group) {
        return Json.object()
                .add("id", group.id())
                .add("name", group.name())
                .add("visibility", "all")
                .add("default", group.id() == 1)
                .add("is_hosted", false)
                .add(
                        "allows_public_repositories",
                        group.admits() == Tenants.Repositories.PRIVATE_AND_PUBLIC)
                .build();
    }

    /// The account path that a runner's configuration URL names; empty if it names none.
    static Optional<Scope> scopeOf(String url) {
        var path = url.replaceFirst("^https?://[^/]+/*", "").replaceFirst("/+$", "");
        var parts = path.split("/", -1);
        if (parts.length == 1 && !parts[0].isEmpty()) {
            return Optional.of(new Scope.Organisation(parts[0]));
        }
        return parts.length == 2
                ? Optional.of(new Scope.Repository(parts[0], parts[1]))
                : Optional.empty();
    }
}
