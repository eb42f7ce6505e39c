package dev.actionsgateway.githubsim.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the page reads. Every method answers at once with what holds now.
public interface PageSource {
    /// The simulator's time.
    Instant now();

    /// All runs, the newest first.
    List<View.Run> runs();

    /// A run and its jobs, in the order of the workflow file.
    Optional<View.RunPage> run(long id);

    /// A job and its steps, in order.
    Optional<View.JobPage> job(long id);

    /// A part of a step's log; empty if there is no such step or it has no log.
    ///
    /// @param first the number of the first line wanted, from 1
    /// @param limit how many lines at most
    Optional<View.Log> log(long job, int step, long first, int limit);

    /// All runner records.
    List<View.Runner> runners();

    /// All sessions.
    List<View.Session> sessions();

    /// The invariants.
    View.Checks checks();

    /// What was called.
    View.Calls calls();

    /// Tells this one what changes from now on, until the answer is closed. It is quick and does
    /// not fail, so it may be called under a lock.
    AutoCloseable listen(Consumer<PageChange> listener);
}
