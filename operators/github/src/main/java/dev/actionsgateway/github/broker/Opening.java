package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.wire.Failure;

/// The answer to the wish for a session.
public sealed interface Opening {
    /// It is open.
    record Opened(Session session) implements Opening {}

    /// This runner has a session already. One that nobody polls ends within minutes.
    record AlreadyOpen() implements Opening {}

    /// The token is not accepted: once a new one, then a new record.
    record TokenRefused(Failure failure) implements Opening {}

    /// The runner may not.
    record AccessDenied(Failure failure) implements Opening {}

    /// There is no such runner: a new record.
    record RunnerUnknown(Failure failure) implements Opening {}

    /// Our version is below GitHub's minimum. Trying again is of no use.
    record VersionTooOld(Failure failure) implements Opening {}

    /// No known answer.
    record Failed(Failure failure) implements Opening {}
}
