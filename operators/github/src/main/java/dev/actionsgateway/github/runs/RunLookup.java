package dev.actionsgateway.github.runs;

import dev.actionsgateway.github.wire.Failure;

/// The answer to a look at a run.
public sealed interface RunLookup {
    /// The run.
    record Found(WorkflowRun run) implements RunLookup {}

    /// It is not there, or hidden.
    record NotFound() implements RunLookup {}

    /// No known answer.
    record Failed(Failure failure) implements RunLookup {}
}
