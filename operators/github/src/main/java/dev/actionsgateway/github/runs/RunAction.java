package dev.actionsgateway.github.runs;

import dev.actionsgateway.github.wire.Failure;

/// The answer to the wish that something be done with a run.
public sealed interface RunAction {
    /// GitHub does it.
    record Accepted() implements RunAction {}

    /// There is nothing to cancel: the run has ended.
    record AlreadyEnded() implements RunAction {}

    /// The run has not ended yet, so nothing can be run again: later.
    record StillRunning() implements RunAction {}

    /// It ended well, or is too old: it cannot be run again.
    record NotRetryable() implements RunAction {}

    /// The run or its repository is not there, or hidden.
    record NotFound() implements RunAction {}

    /// The App lacks the permission.
    record Denied(Failure failure) implements RunAction {}

    /// No known answer. What was asked may have happened.
    record Failed(Failure failure) implements RunAction {}
}
