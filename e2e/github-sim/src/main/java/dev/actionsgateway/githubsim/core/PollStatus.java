package dev.actionsgateway.githubsim.core;

/// What a runner says of itself when it polls.
public enum PollStatus {
    ONLINE,
    BUSY,
    OFFLINE;

    /// Reads the query parameter, in any case; anything unknown counts as online.
    public static PollStatus of(String text) {
        for (var one : values()) {
            if (one.name().equalsIgnoreCase(text)) {
                return one;
            }
        }
        return ONLINE;
    }
}
