package dev.actionsgateway.probe.investigate;

/// What an investigation found out. Each kind of them is in the class that asks the question.
public sealed interface Verdict
        permits Undecided,
                Acknowledge.Answer,
                BusyPoll.Answer,
                ConclusionBody.Answer,
                Egress.Answer,
                FanOut.Answer,
                LeaseEnd.Answer,
                Redelivery.Answer,
                SessionReuse.Answer,
                Throttling.Answer {
    /// The answer in a sentence.
    String says();

    /// What the design should do with it.
    String advice();
}
