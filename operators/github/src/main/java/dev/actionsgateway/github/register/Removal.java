package dev.actionsgateway.github.register;

import dev.actionsgateway.github.wire.Failure;

/// The answer to the wish that a runner record be gone.
public sealed interface Removal {
    /// It is gone.
    record Removed() implements Removal {}

    /// There was none.
    record Absent() implements Removal {}

    /// It runs a job: later.
    record Busy() implements Removal {}

    /// No known answer.
    record Failed(Failure failure) implements Removal {}
}
