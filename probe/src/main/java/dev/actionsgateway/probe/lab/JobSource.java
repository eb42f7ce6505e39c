package dev.actionsgateway.probe.lab;

import dev.actionsgateway.jobs.RunRef;
import java.util.List;

/// Where jobs come from.
@FunctionalInterface
public interface JobSource {
    /// Starts so many runs of one job each; returns those whose names are known.
    ///
    /// @throws InterruptedException if the thread is interrupted
    /// @throws SetbackException if none can be started
    List<RunRef> start(int jobs) throws InterruptedException;
}
