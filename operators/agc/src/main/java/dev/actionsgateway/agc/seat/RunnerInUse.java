package dev.actionsgateway.agc.seat;

import dev.actionsgateway.github.broker.BrokerLogin;
import dev.actionsgateway.github.register.RunnerCredentials;

/// A runner record that a seat uses, and how it has fared. Belongs to one thread at a time.
final class RunnerInUse {
    private static final int FRESH_TRIES = 6;

    private final RunnerCredentials credentials;
    private final BrokerLogin login;
    private boolean proven;
    private int unknown;
    private int refusals;
    private int empties;

    RunnerInUse(RunnerCredentials credentials, BrokerLogin login) {
        this.credentials = credentials;
        this.login = login;
    }

    /// A record to be used from now on.
    static RunnerInUse of(RunnerCredentials credentials, LineTools tools) {
        return new RunnerInUse(
                credentials, new BrokerLogin(tools.tokens(), credentials, tools.clock()));
    }

    RunnerCredentials credentials() {
        return credentials;
    }

    BrokerLogin login() {
        return login;
    }

    /// GitHub has known it.
    void proven() {
        proven = true;
    }

    /// The token service does not know it. A record that was made a moment ago may not be known
    /// everywhere; one that was known before is gone.
    Verdict unknown() {
        return !proven && ++unknown < FRESH_TRIES ? Verdict.USABLE : Verdict.SPENT;
    }

    /// A poll was answered as it should be.
    void answered() {
        refusals = 0;
        empties = 0;
    }

    /// Its token was refused: a new token is tried first, then a new session, then a new record.
    Verdict refused() {
        login.refused();
        return switch (++refusals) {
            case 1 -> Verdict.USABLE;
            case 2 -> Verdict.NEW_SESSION;
            default -> Verdict.SPENT;
        };
    }

    /// A poll was answered with success and nothing in it.
    Verdict empty() {
        return ++empties < 3 ? Verdict.USABLE : Verdict.SPENT;
    }

    /// What is still good.
    enum Verdict {
        /// Record and session.
        USABLE,
        /// The record.
        NEW_SESSION,
        /// Neither.
        SPENT
    }
}
