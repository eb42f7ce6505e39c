package dev.actionsgateway.wrapper;

import java.time.Duration;

/// What can happen while a worker runs.
sealed interface Event {
    /// The worker has taken the whole job message from its pipe.
    record Accepted() implements Event {}

    /// Somebody wants the job to be cancelled.
    ///
    /// @param limit how long it may take to end; never less than what the limits say
    record CancelAsked(Duration limit) implements Event {}

    /// The pod is to go.
    record ShutdownAsked() implements Event {}

    /// The worker is about to tell GitHub how the job ended.
    record EndSeen() implements Event {}

    /// The worker is gone.
    record Exited() implements Event {}

    /// Time has passed and nothing has happened.
    record Passed() implements Event {}
}
