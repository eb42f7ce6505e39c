package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A runner's token, renewed when four fifths of its life are over or when it was refused. Belongs
/// to the one thread that owns the session: it is not thread-safe.
public final class BrokerLogin {
    private final TokenService service;
    private final RunnerCredentials runner;
    private final InstantSource clock;
    private @Nullable BrokerToken token;
    private Instant renew = Instant.MIN;

    /// Nothing is asked for yet.
    public BrokerLogin(TokenService service, RunnerCredentials runner, InstantSource clock) {
        this.service = service;
        this.runner = runner;
        this.clock = clock;
    }

    /// The token, or a new one. Any outcome but a grant leaves the old token where it was, if the
    /// service did not refuse it.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Exchange token(Deadline deadline) throws InterruptedException {
        if (token != null && clock.instant().isBefore(renew)) {
            return new Exchange.Granted(token);
        }
        var outcome = service.exchange(runner, deadline);
        if (outcome instanceof Exchange.Granted(var fresh)) {
            token = fresh;
            renew = end(fresh.life());
        }
        return outcome instanceof Exchange.Failed && token != null
                ? new Exchange.Granted(token)
                : outcome;
    }

    /// Says that the token was refused: the next one is new.
    public void refused() {
        token = null;
        renew = Instant.MIN;
    }

    private Instant end(Duration life) {
        return life.isZero()
                ? Instant.MAX
                : clock.instant().plus(life.multipliedBy(4).dividedBy(5));
    }
}
