package dev.actionsgateway.agc.job;

import java.util.Optional;

/// Whether GitHub believed a group the last end of a job that it told. Any thread may ask.
public final class LastWord {
    private volatile Optional<String> refused = Optional.empty();

    /// What became of the last one that GitHub did not believe; empty once it has believed another.
    public Optional<String> refused() {
        return refused;
    }

    void believed() {
        refused = Optional.empty();
    }

    void refused(String why) {
        refused = Optional.of(why);
    }
}
