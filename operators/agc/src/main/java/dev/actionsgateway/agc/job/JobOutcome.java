package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.gate.Withheld;

/// What became of an offer.
public sealed interface JobOutcome {
    /// The job ran, or at least it ended.
    record Ended() implements JobOutcome {}

    /// It could not be written down, so it was left to GitHub.
    record NotWritten(Withheld why, String detail) implements JobOutcome {}

    /// Somebody is at it already: there is a record of this delivery.
    record AlreadyTaken() implements JobOutcome {}

    /// GitHub did not give it to us.
    record NotOurs(String why) implements JobOutcome {}

    /// Nobody knows whether it is ours; its payload will not come.
    record Unknown(JobStore.Intent.Written intent, String why) implements JobOutcome {}
}
