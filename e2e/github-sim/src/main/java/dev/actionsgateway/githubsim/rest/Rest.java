package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.auth.Callers;
import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Routes;
import java.util.List;

/// The REST interface as routes, at the root as on github.com, and below `/api/v3` as on a GitHub
/// server of one's own.
public final class Rest {
    private final List<String> prefixes = List.of("", "/api/v3");
    private final AppRoutes apps;
    private final RunnerRoutes runners;
    private final RegistrationRoutes registrations;
    private final RunRoutes runs;

    public Rest(World world, Callers callers, Tokens tokens, Dispatcher dispatcher, JobLogs logs) {
        var limits = new RateLimits(world.timers().clock());
        var guard = new Guard(world, callers, limits);
        this.apps = new AppRoutes(world, tokens, guard, limits);
        this.runners = new RunnerRoutes(world, tokens, new RunnerKeys(), guard);
        this.registrations = new RegistrationRoutes(world, callers, tokens, guard);
        this.runs = new RunRoutes(world, guard, dispatcher, logs);
    }

    /// Adds the routes.
    public void add(Routes routes) {
        for (var prefix : prefixes) {
            apps.add(routes, prefix);
            runners.add(routes, prefix);
            registrations.add(routes, prefix);
            runs.add(routes, prefix);
        }
    }
}
