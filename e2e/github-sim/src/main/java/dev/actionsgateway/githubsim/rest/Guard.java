package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.auth.Callers;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.core.Scope;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes.Handler;
import java.util.Locale;
import java.util.Optional;

/// What stands before every REST route: the right kind of token, the rate limit, the account, the
/// permission. In this order, as the answers tell it.
final class Guard {
    private static final long NOBODY = 0;
    private static final int ANONYMOUS = 60;

    private final World world;
    private final Callers callers;
    private final RateLimits limits;

    Guard(World world, Callers callers, RateLimits limits) {
        this.world = world;
        this.callers = callers;
        this.limits = limits;
    }

    /// What a route needs of an installation.
    record Need(String permission, String level) {
        /// Reading runs and jobs.
        static final Need READ_ACTIONS = new Need("actions", "read");

        /// Re-running and cancelling.
        static final Need WRITE_ACTIONS = new Need("actions", "write");

        /// Registering, listing and deleting runners.
        static Need runners(Scope scope) {
            return switch (scope) {
                case Scope.Organisation _ -> new Need("organization_self_hosted_runners", "write");
                case Scope.Repository _ -> new Need("administration", "write");
            };
        }
    }

    /// Serves a route for whoever passed.
    @FunctionalInterface
    interface Inner {
        Answer answer(Exchange exchange, Scope scope);
    }

    /// A route that anyone may ask who names himself.
    Handler open(Handler inner) {
        return exchange -> {
            if (exchange.header("user-agent").isEmpty()) {
                return RestAnswers.error(
                        403,
                        "Request forbidden by administrative rules. Please make sure your request"
                                + " has a User-Agent header.");
            }
            var answer = inner.answer(exchange);
            return answer.headers().containsKey("x-ratelimit-limit")
                    ? answer
                    : limits.look(NOBODY, ANONYMOUS).on(answer);
        };
    }

    /// A route of runners, by an installation.
    Handler runners(Inner inner) {
        return open(exchange -> {
            var scope = scope(exchange);
            return installation(exchange, scope, Need.runners(scope), inner);
        });
    }

    /// A route of runners, by an installation or with a registration token.
    Handler runnersOrRegistration(Inner inner) {
        return open(exchange -> {
            var scope = scope(exchange);
            var registration = callers.registration(exchange);
            if (registration.isPresent()) {
                return registration.get().scope().equals(scope)
                        ? inner.answer(exchange, scope)
                        : RestAnswers.notFound();
            }
            return installation(exchange, scope, Need.runners(scope), inner);
        });
    }

    /// A route of a repository's runs and jobs.
    Handler actions(Need need, Inner inner) {
        return open(exchange -> installation(exchange, scope(exchange), need, inner));
    }

    private Answer installation(Exchange exchange, Scope scope, Need need, Inner inner) {
        var caller = callers.installation(exchange);
        if (caller.isEmpty()) {
            return RestAnswers.badCredentials();
        }
        var modes = world.settings().modes();
        var standing = limits.count(caller.get().id(), modes.rateLimit());
        if (standing.exceeded()) {
            return standing.on(
                    RestAnswers.error(
                            modes.rateLimitStatus(),
                            "API rate limit exceeded for installation ID %d."
                                    .formatted(caller.get().id()),
                            "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"));
        }
        return standing.on(
                refuse(caller.get(), scope, need).orElseGet(() -> inner.answer(exchange, scope)));
    }

    private Optional<Answer> refuse(Grant.Installation caller, Scope scope, Need need) {
        boolean seen =
                caller.owner().equalsIgnoreCase(scope.owner())
                        && world.tenants().owner(scope).isPresent()
                        && selected(caller, scope);
        if (!seen) {
            return Optional.of(RestAnswers.notFound());
        }
        return caller.may(need.permission(), need.level())
                ? Optional.empty()
                : Optional.of(RestAnswers.notAccessible());
    }

    private static boolean selected(Grant.Installation caller, Scope scope) {
        return switch (scope) {
            case Scope.Organisation _ -> true;
            case Scope.Repository(_, var name) ->
                    caller.repositories()
                            .map(names -> names.contains(name.toLowerCase(Locale.ROOT)))
                            .orElse(true);
        };
    }

    /// The organisation or repository that a path names.
    static Scope scope(Exchange exchange) {
        return exchange.has("repo")
                ? new Scope.Repository(exchange.variable("owner"), exchange.variable("repo"))
                : new Scope.Organisation(exchange.variable("org"));
    }
}
