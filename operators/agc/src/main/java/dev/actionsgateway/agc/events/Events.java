package dev.actionsgateway.agc.events;

/// Hears what happens. Called on the thread to which it happens: it must return at once and throw
/// nothing.
@FunctionalInterface
public interface Events {
    /// Takes note of it.
    void note(Event event);

    /// Hears nothing.
    static Events none() {
        return _ -> {};
    }
}
