package dev.actionsgateway.githubsim.client;

import org.jspecify.annotations.Nullable;

/// A call of the simulator that did not succeed. The message names the call and the reason.
public class SimulatorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SimulatorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
