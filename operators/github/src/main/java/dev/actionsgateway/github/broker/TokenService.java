package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Authorization;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Content;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import dev.actionsgateway.kit.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;

/// Exchanges a runner's credentials for its token (docs/design/wire-protocol.md §6).
public final class TokenService {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Backoff USUAL =
            new Backoff(
                    Duration.ofSeconds(1), Duration.ofSeconds(16), 2, 5, Duration.ofSeconds(30));
    private static final Backoff FRESH =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), 2, 6, Duration.ofSeconds(30));

    private final Wire wire;
    private final GitHubClock clock;
    private final Tries tries;

    /// The service is found in each runner's credentials.
    ///
    /// @param clock the token service's clock: its own one, not REST's
    public TokenService(Wire wire, GitHubClock clock, Tries tries) {
        this.wire = wire;
        this.clock = clock;
        this.tries = tries;
    }

    /// Asks for a token; up to five times while the service is in trouble.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Exchange exchange(RunnerCredentials runner, Deadline deadline)
            throws InterruptedException {
        return tries.run(
                USUAL, deadline, n -> corrected(runner, n, deadline), TokenService::inTrouble);
    }

    /// As [#exchange], for a runner that was registered a moment ago: that it is unknown is tried
    /// again too, up to six times in all.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Exchange exchangeFresh(RunnerCredentials runner, Deadline deadline)
            throws InterruptedException {
        return tries.run(
                FRESH,
                deadline,
                n -> corrected(runner, n, deadline),
                outcome ->
                        outcome instanceof Exchange.RunnerUnknown
                                ? Optional.of(RetryAfter.NONE)
                                : inTrouble(outcome));
    }

    private static Optional<RetryAfter> inTrouble(Exchange outcome) {
        return outcome instanceof Exchange.Failed(var failure)
                ? Tries.ifTransient(failure)
                : Optional.empty();
    }

    private Exchange corrected(RunnerCredentials runner, int attempt, Deadline deadline)
            throws InterruptedException {
        var believed = clock.ahead();
        var first = once(runner, attempt, deadline);
        return first instanceof Exchange.ClockOff && !clock.ahead().equals(believed)
                ? once(runner, attempt, deadline)
                : first;
    }

    private Exchange once(RunnerCredentials runner, int attempt, Deadline deadline)
            throws InterruptedException {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion(runner).reveal());
        var call =
                Call.of(Verb.POST, runner.authorizationUrl())
                        .with(Content.form(form))
                        .attempt(attempt);
        return switch (wire.send(call, deadline)) {
            case Answer.None(var failure) -> new Exchange.Failed(failure);
            case Reply reply -> {
                clock.learn(reply);
                yield reply.success() ? granted(reply) : refused(reply);
            }
        };
    }

    private Secret assertion(RunnerCredentials runner) {
        var now = clock.instant();
        var claims =
                Written.object()
                        .add("sub", runner.clientId())
                        .add("iss", runner.clientId())
                        .add("aud", runner.authorizationUrl().toString())
                        .add("nbf", now.getEpochSecond())
                        .add("exp", now.plus(LIFE).getEpochSecond())
                        .add("jti", UUID.randomUUID().toString())
                        .build();
        return Jwt.sign(claims, runner.algorithm(), runner.key());
    }

    private static Exchange granted(Reply reply) {
        var tree = Tree.parse(reply.body());
        var life = tree.map(t -> t.number("expires_in").orElse(0)).orElse(0L);
        return tree.flatMap(t -> t.filled("access_token"))
                .<Exchange>map(token ->
                        new Exchange.Granted(
                                new BrokerToken(
                                        Secret.of(token),
                                        Duration.ofSeconds(Math.clamp(life, 0, 86_400)))))
                .orElseGet(() ->
                        new Exchange.Failed(Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE)));
    }

    private Exchange refused(Reply reply) {
        var failure = Failure.of(reply, reply.retryAfter(clock));
        if (failure.transientCause()) {
            return new Exchange.Failed(failure);
        }
        var tree = Tree.parse(reply.body());
        var error = tree.flatMap(t -> t.text("error")).orElse("");
        var words = tree.flatMap(t -> t.text("error_description")).orElse("");
        if (error.equals("server_error")) {
            return new Exchange.Failed(Failure.of(reply, Cause.SERVER_ERROR, failure.asked()));
        }
        if (error.equals("invalid_client") && words.contains("Current server time is")) {
            return new Exchange.ClockOff(failure);
        }
        return error.equals("invalid_client") || (error.isEmpty() && reply.status() == 401)
                ? new Exchange.RunnerUnknown(failure)
                : new Exchange.Refused(failure);
    }

    /// How a token is presented.
    static Authorization as(BrokerToken token) {
        return Authorization.bearer(token.secret());
    }
}
