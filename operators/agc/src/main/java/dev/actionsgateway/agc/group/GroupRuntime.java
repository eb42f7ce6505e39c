package dev.actionsgateway.agc.group;

import dev.actionsgateway.kit.Deadline;
import java.util.List;
import java.util.Optional;

/// The living side of one RunnerGroup: its seats and jobs. The reconciler starts one per group,
/// tells it what the spec says now, and reads what its status is made of.
public interface GroupRuntime extends AutoCloseable {
    /// Takes new settings; they hold from the next offer on, and no running job notices.
    void update(GroupSettings settings);

    /// Looks at the room again: something may have changed that the group cannot see. It looks by
    /// itself every few seconds.
    void look();

    /// What the seats do now.
    GroupView view();

    /// The mistake of ours that ended all its threads; empty while it lives. It is to be closed
    /// then, and another one started, which takes up what it was at.
    Optional<Throwable> broken();

    /// Ends the group for good: no further job is taken, running jobs may end until the deadline
    /// and are cancelled then, sessions and runner records are removed.
    ///
    /// @throws InterruptedException if the thread is interrupted: some of it may be left
    Drained drain(Deadline deadline) throws InterruptedException;

    /// Leaves: idle sessions are closed, jobs and their sessions stay for whoever comes next.
    @Override
    void close();

    /// What a drain left behind.
    ///
    /// @param left in words, one entry each; empty when nothing is left
    record Drained(List<String> left) {
        /// Copies.
        public Drained {
            left = List.copyOf(left);
        }
    }
}
