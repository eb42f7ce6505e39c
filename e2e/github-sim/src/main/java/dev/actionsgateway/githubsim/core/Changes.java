package dev.actionsgateway.githubsim.core;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What happened, in order: kept for a while, and told to whoever listens.
public final class Changes {
    private static final int KEPT = 5000;

    private final ArrayDeque<Change> kept = new ArrayDeque<>(); // guarded by this
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private long number; // guarded by this

    /// What a change is about.
    public enum Kind {
        RUN,
        JOB,
        RUNNER,
        SESSION,
        INVARIANT,
        CLOCK,
        SETTINGS
    }

    /// One thing that happened.
    ///
    /// @param id of the run, job, runner or session
    /// @param what one word
    /// @param facts what else is worth knowing
    public record Change(
            long number, Instant at, Kind kind, String id, String what, Map<String, String> facts) {
        public Change {
            facts = Map.copyOf(facts);
        }
    }

    /// Tells this one of every further change, on the thread that makes it and under the world's
    /// lock: it must be quick and must not fail. The answer ends that.
    public AutoCloseable listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// The changes after this number that are still known.
    public synchronized List<Change> since(long after) {
        return kept.stream().filter(change -> change.number() > after).toList();
    }

    /// The number of the last change.
    public synchronized long last() {
        return number;
    }

    /// Notes a change and tells the listeners.
    public void add(Instant at, Kind kind, String id, String what, Map<String, String> facts) {
        Change change;
        synchronized (this) {
            change = new Change(++number, at, kind, id, what, facts);
            kept.add(change);
            if (kept.size() > KEPT) {
                kept.remove();
            }
        }
        listeners.forEach(listener -> listener.accept(change));
    }
}
