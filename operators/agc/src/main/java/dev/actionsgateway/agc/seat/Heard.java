package dev.actionsgateway.agc.seat;

import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.jobs.Offer;

/// What a seat makes of a poll.
sealed interface Heard {
    /// Nothing came.
    record Silence() implements Heard {}

    /// A job.
    record Offered(Offer offer) implements Heard {}

    /// The job is to stop.
    record Cancelled(Cancellation cancellation) implements Heard {}

    /// Something that was dealt with: a message for the line itself, or a refusal after which the
    /// next poll is made differently.
    record Settled() implements Heard {}

    /// The next poll is to wait.
    record Troubled(Rest rest) implements Heard {}

    /// The record is spent or gone: this runner will hear nothing any more.
    record Ended(String why) implements Heard {}
}
