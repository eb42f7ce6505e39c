package dev.actionsgateway.load.measure;

/// Where people see that something happens.
@FunctionalInterface
public interface Progress {
    /// Says one line.
    void say(String line);
}
