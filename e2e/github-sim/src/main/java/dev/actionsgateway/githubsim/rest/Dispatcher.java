package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.core.RunView;
import jakarta.json.JsonObject;

/// Starts a run of a workflow file.
@FunctionalInterface
public interface Dispatcher {
    /// Which workflow, and with what.
    ///
    /// @param file the name of its file, as `ci.yml`
    /// @param ref a branch or tag, or a full ref
    record Request(String owner, String repository, String file, String ref, JsonObject inputs) {}

    /// What came of it.
    sealed interface Outcome {
        /// The run.
        record Started(RunView run) implements Outcome {}

        /// The repository has no such file.
        record NoSuchWorkflow() implements Outcome {}

        /// The workflow cannot be dispatched, for this reason.
        record Refused(String reason) implements Outcome {}
    }

    /// Starts the run.
    Outcome dispatch(Request request);
}
