package dev.actionsgateway.probe.link;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What was sent and what came, in order: the evidence. It holds no token and no payload.
public final class Trail {
    private final InstantSource clock;
    private final Consumer<Step> listener;
    private final List<Step> steps = new ArrayList<>(); // guarded by this

    /// One thing that was done.
    ///
    /// @param at when its answer came
    /// @param sent what was asked
    /// @param came what was answered
    public record Step(Instant at, String sent, String came) {}

    /// An empty trail, whose steps are told to this listener as they are made.
    public Trail(InstantSource clock, Consumer<Step> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /// Adds a step.
    public synchronized void note(String sent, String came) {
        var step = new Step(clock.instant(), sent, came);
        steps.add(step);
        listener.accept(step);
    }

    /// All steps so far.
    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }
}
