package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.wire.Failure;

/// The answer to the end of a session.
public sealed interface Closing {
    /// It is ended, or was before.
    record Closed() implements Closing {}

    /// No known answer: it ends by itself when nobody polls it.
    record Failed(Failure failure) implements Closing {}
}
