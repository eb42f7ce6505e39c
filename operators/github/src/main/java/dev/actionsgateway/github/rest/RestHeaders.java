package dev.actionsgateway.github.rest;

import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.kit.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What REST wants in a request's head, and says in an answer's (docs/design/wire-protocol.md §3).
public final class RestHeaders {
    /// The version of the interface and the form of the answers.
    public static final Map<String, String> ALL =
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");

    /// The least wait after a secondary limit that names no time.
    public static final Duration SECONDARY = Duration.ofMinutes(1);

    private RestHeaders() {}

    /// Whether a refusal is about the number of requests: 403 is used for that as well as 429.
    public static boolean rateLimited(Reply reply) {
        return switch (reply.status()) {
            case 429 -> true;
            case 403 -> reply.header("Retry-After").isPresent() || spent(reply) || saysSo(reply);
            default -> false;
        };
    }

    private static boolean saysSo(Reply reply) {
        return Tree.parse(reply.body())
                .flatMap(tree -> tree.text("message"))
                .filter(text -> text.toLowerCase(Locale.ROOT).contains("rate limit"))
                .isPresent();
    }

    private static boolean spent(Reply reply) {
        return reply.header("x-ratelimit-remaining").filter("0"::equals).isPresent();
    }

    /// The failure that an answer is, with the wait that a limit asks for.
    public static Failure failure(Reply reply, InstantSource clock) {
        return rateLimited(reply)
                ? Failure.of(reply, Cause.RATE_LIMITED, wait(reply, clock))
                : Failure.of(reply, reply.retryAfter(clock));
    }

    /// How long nothing more is to be asked after this answer; empty when it does not say. The last
    /// request that is allowed is answered well, and says that it was the last.
    public static Optional<Duration> pause(Reply reply, InstantSource clock) {
        if (rateLimited(reply)) {
            return Optional.of(wait(reply, clock).delay());
        }
        return reply.success() && spent(reply)
                ? reset(reply)
                        .map(at -> Duration.between(clock.instant(), at))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    private static RetryAfter wait(Reply reply, InstantSource clock) {
        if (reply.header("Retry-After").isPresent()) {
            return reply.retryAfter(clock);
        }
        return reply.header("x-ratelimit-remaining")
                .filter("0"::equals)
                .flatMap(_ -> reset(reply))
                .map(reset -> Duration.between(clock.instant(), reset))
                .map(left -> left.isNegative() ? RetryAfter.NONE : new RetryAfter(left))
                .orElse(new RetryAfter(SECONDARY));
    }

    private static Optional<Instant> reset(Reply reply) {
        return reply.header("x-ratelimit-reset")
                .filter(seconds -> seconds.matches("\\d{1,11}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }
}
