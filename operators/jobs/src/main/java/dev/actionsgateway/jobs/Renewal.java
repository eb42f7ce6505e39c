package dev.actionsgateway.jobs;

import java.time.Instant;

/// The answer to a renewal.
public sealed interface Renewal {

    /// The lease holds.
    ///
    /// @param lockedUntil when it ends unless it is renewed before
    record Renewed(Instant lockedUntil) implements Renewal {}

    /// The job is not ours any more, or has ended: whatever runs for it must stop.
    record Lost() implements Renewal {}

    /// The job's token was refused. So it is after the job ended or was given away; once may be an
    /// accident.
    record TokenRefused() implements Renewal {}

    /// No known answer: the lease holds until the time that GitHub named last.
    ///
    /// @param trouble why
    record Unanswered(Trouble trouble) implements Renewal {}
}
