package dev.actionsgateway.cluster;

/// The local world could not be made or reached; the message says what is missing and what to do.
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
