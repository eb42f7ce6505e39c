package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.wire.Failure;

/// The answer to a receipt. None of them decides about the claim.
public sealed interface Acknowledgement {
    /// GitHub has it.
    record Noted() implements Acknowledgement {}

    /// GitHub knows no such offer.
    record JobUnknown() implements Acknowledgement {}

    /// GitHub knows no such runner.
    record RunnerUnknown() implements Acknowledgement {}

    /// No known answer.
    record Failed(Failure failure) implements Acknowledgement {}
}
