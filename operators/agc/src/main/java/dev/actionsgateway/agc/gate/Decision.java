package dev.actionsgateway.agc.gate;

/// Whether an offered job is taken.
public sealed interface Decision {
    /// It is: the slot is the job's now.
    record Admitted() implements Decision {}

    /// It is left to GitHub.
    ///
    /// @param detail one sentence for people
    record Declined(Withheld why, String detail) implements Decision {}
}
