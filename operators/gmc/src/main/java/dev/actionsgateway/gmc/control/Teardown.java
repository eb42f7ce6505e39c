package dev.actionsgateway.gmc.control;

import java.time.Duration;
import java.util.List;

/// How a tenant goes. Pure: what is seen, and the one thing to do next.
///
/// The groups go first, since their controller takes their runners and sessions from GitHub and
/// lets jobs come to their end. It is waited for as long as it can still do that, and no longer
/// than [#PATIENCE].
final class Teardown {
    /// The controller's own limit for a drain is ten minutes.
    static final Duration PATIENCE = Duration.ofMinutes(12);

    /// A controller that is away for so long is not waited for.
    static final Duration AWAY = Duration.ofMinutes(1);

    private Teardown() {}

    /// What is seen.
    ///
    /// @param groups RunnerGroups of the gateway that are still there
    /// @param asked how many of them are being deleted
    /// @param objects objects of ours that are still there, other than groups
    /// @param controllerAway how long no controller has been ready
    /// @param elapsed since the deletion was asked for
    /// @param namespaceGoes whether the whole namespace is being deleted: the controller's rights
    ///   went first
    record Seen(
            int groups,
            int asked,
            int objects,
            Duration controllerAway,
            Duration elapsed,
            boolean namespaceGoes) {}

    /// What to do.
    sealed interface Next {
        /// Ask for the deletion of the groups.
        record AskGroups() implements Next {}

        /// The controller drains them.
        record Await(int groups) implements Next {}

        /// It will not: take the finalizers off the groups, and delete their workers.
        record Force(String why) implements Next {}

        /// Delete everything else.
        record Remove() implements Next {}

        /// Nothing is left.
        record LetGo() implements Next {}
    }

    static Next next(Seen seen) {
        if (seen.groups() > 0) {
            var why = whyNotWait(seen);
            if (!why.isEmpty()) {
                return new Next.Force(why.getFirst());
            }
            return seen.asked() < seen.groups()
                    ? new Next.AskGroups()
                    : new Next.Await(seen.groups());
        }
        return seen.objects() > 0 && seen.elapsed().compareTo(PATIENCE.multipliedBy(2)) < 0
                ? new Next.Remove()
                : new Next.LetGo();
    }

    private static List<String> whyNotWait(Seen seen) {
        if (seen.namespaceGoes()) {
            return List.of("the namespace is being deleted");
        }
        if (seen.controllerAway().compareTo(AWAY) >= 0) {
            return List.of("the controller is away");
        }
        return seen.elapsed().compareTo(PATIENCE) >= 0
                ? List.of("the drain took longer than " + PATIENCE.toMinutes() + " minutes")
                : List.of();
    }
}
