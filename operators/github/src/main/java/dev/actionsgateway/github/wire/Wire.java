package dev.actionsgateway.github.wire;

import dev.actionsgateway.kit.Deadline;

/// The one way to GitHub. Blocking, for virtual threads.
public interface Wire {
    /// Sends a request and reads the answer to its end. Whatever happens, this returns by the
    /// deadline, which covers connecting, waiting and reading.
    ///
    /// @throws InterruptedException if the thread is interrupted: the exchange is given up at once
    Answer send(Call call, Deadline deadline) throws InterruptedException;
}
