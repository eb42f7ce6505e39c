package dev.actionsgateway.github.auth;

import dev.actionsgateway.github.rest.RestBudget;
import dev.actionsgateway.github.rest.RestHeaders;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Authorization;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import java.time.Duration;
import java.util.Optional;

/// Asks REST as the installation. Reads are tried three times when a failure may pass; what acts is
/// tried once. Every try waits for its turn in the budget.
public final class Installation {
    private static final Backoff READS =
            new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(8), 2, 3, Duration.ofSeconds(10));

    private final Wire wire;
    private final Tokens tokens;
    private final GitHubClock clock;
    private final Tries tries;
    private final Optional<RestBudget> budget;

    /// Asks over this wire, with the tokens of whoever owns them, and as often as it likes.
    public Installation(Wire wire, Tokens tokens, GitHubClock clock, Tries tries) {
        this(wire, tokens, clock, tries, Optional.empty());
    }

    /// Asks within a budget, which others may share.
    public Installation(
            Wire wire, Tokens tokens, GitHubClock clock, Tries tries, RestBudget budget) {
        this(wire, tokens, clock, tries, Optional.of(budget));
    }

    private Installation(
            Wire wire, Tokens tokens, GitHubClock clock, Tries tries, Optional<RestBudget> budget) {
        this.budget = budget;
        this.wire = wire;
        this.tokens = tokens;
        this.clock = clock;
        this.tries = tries;
    }

    /// Sends a call with REST's headers and the token. Without a living token nothing is sent, and
    /// the failure is [Cause#UNAUTHORIZED].
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Answer send(Call call, Deadline deadline) throws InterruptedException {
        return call.verb() == Verb.GET
                ? tries.run(READS, deadline, n -> once(call.attempt(n), deadline), this::again)
                : once(call, deadline);
    }

    /// The failure that an answer is which none of the expected ones is.
    public Failure failure(Reply reply) {
        return RestHeaders.failure(reply, clock);
    }

    private Answer once(Call call, Deadline deadline) throws InterruptedException {
        var turn = budget.map(shared -> shared.take(call.verb(), deadline));
        if (turn.isPresent()) {
            switch (turn.get()) {
                case RestBudget.Turn.TooLate(var wait) -> {
                    return new Answer.None(Failure.limited(call, new RetryAfter(wait)));
                }
                case RestBudget.Turn.In(var wait) -> tries.sleeper().sleep(wait);
            }
        }
        var token = tokens.token();
        if (token.isEmpty()) {
            return new Answer.None(Failure.of(call, Cause.UNAUTHORIZED));
        }
        var who = Authorization.bearer(token.get().secret());
        var answer = wire.send(call.headed(RestHeaders.ALL).as(who), deadline);
        if (answer instanceof Reply reply) {
            clock.learn(reply);
            budget.ifPresent(shared -> shared.learn(reply));
            if (reply.status() == 401) {
                tokens.refused(token.get());
            }
        }
        return answer;
    }

    private Optional<RetryAfter> again(Answer answer) {
        return switch (answer) {
            case Answer.None(var failure) -> Tries.ifTransient(failure);
            case Reply reply when reply.success() -> Optional.empty();
            case Reply reply -> Tries.ifTransient(failure(reply));
        };
    }
}
