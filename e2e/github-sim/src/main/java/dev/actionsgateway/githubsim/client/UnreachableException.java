package dev.actionsgateway.githubsim.client;

/// Nobody answered: the simulator does not run there, or not in time.
public final class UnreachableException extends SimulatorException {
    private static final long serialVersionUID = 1;

    UnreachableException(String call, Exception cause) {
        super(
                call
                        + ": no answer ("
                        + cause
                        + "); is the simulator running, and is this its control address?",
                cause);
    }
}
