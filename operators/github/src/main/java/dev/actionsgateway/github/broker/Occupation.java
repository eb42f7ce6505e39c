package dev.actionsgateway.github.broker;

/// What a session says of its runner while it polls.
public enum Occupation {
    /// It is idle, and jobs may be offered.
    ONLINE("Online"),
    /// It runs a job, and waits for a cancellation.
    BUSY("Busy");

    private final String word;

    Occupation(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
