package dev.actionsgateway.probe.walk;

/// How far a walk came.
public sealed interface WalkEnd {
    /// GitHub does not let the App in.
    record NotSignedIn(String why) implements WalkEnd {}

    /// No runner record.
    record NotRegistered(String why) implements WalkEnd {}

    /// No token for the runner, or no session.
    record NoSession(String why) implements WalkEnd {}

    /// The session came to nothing while it was polled.
    record PollingEnded(String why) implements WalkEnd {}

    /// A job was offered, and what came of the claim cannot be used.
    record NotClaimed(String why) implements WalkEnd {}

    /// Stopped before a job came.
    record NoJob() implements WalkEnd {}

    /// The lock was kept until the walk was to end.
    record Kept() implements WalkEnd {}

    /// The lock was lost.
    record Lost(String why) implements WalkEnd {}

    /// GitHub wants the job stopped.
    record Cancelled() implements WalkEnd {}
}
