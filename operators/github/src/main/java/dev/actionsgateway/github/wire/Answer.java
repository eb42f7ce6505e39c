package dev.actionsgateway.github.wire;

/// What came of a request.
public sealed interface Answer permits Reply, Answer.None {
    /// No reply, or none that could be read to its end.
    ///
    /// @param failure where it went wrong
    record None(Failure failure) implements Answer {}
}
