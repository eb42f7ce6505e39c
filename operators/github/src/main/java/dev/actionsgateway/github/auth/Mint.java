package dev.actionsgateway.github.auth;

import dev.actionsgateway.kit.Deadline;

/// Where installation tokens come from.
@FunctionalInterface
public interface Mint {
    /// Asks for a token for this App.
    ///
    /// @throws InterruptedException if the thread is interrupted
    Minting mint(AppIdentity app, Deadline deadline) throws InterruptedException;
}
