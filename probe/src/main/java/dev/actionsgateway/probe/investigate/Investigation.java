package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.probe.lab.Lab;

/// A question that is asked by doing.
public sealed interface Investigation
        permits Acknowledge,
                BusyPoll,
                ConclusionBody,
                Egress,
                FanOut,
                LeaseEnd,
                Redelivery,
                SessionReuse,
                Throttling {
    /// The question.
    String question();

    /// Asks it. How what was seen becomes a verdict is a pure function of each.
    ///
    /// @throws InterruptedException if the thread is interrupted
    /// @throws dev.actionsgateway.probe.lab.SetbackException if it cannot be asked
    Verdict ask(Lab lab) throws InterruptedException;
}
