package dev.actionsgateway.load.sessions;

import java.time.Duration;
import java.util.List;

/// How much of what.
///
/// @param sessions how many runners with a session each
/// @param jobs how many jobs pass
/// @param abreast how many runners are registered at the same time
/// @param keys how many key pairs they share
/// @param rest how long all are left waiting before the first job
/// @param limit how long the jobs may take in all
/// @param jvm arguments for the simulator's JVM
public record SessionsPlan(
        int sessions,
        int jobs,
        int abreast,
        int keys,
        Duration rest,
        Duration limit,
        List<String> jvm) {

    /// Copies the arguments.
    ///
    /// @throws IllegalArgumentException if a number is below one
    public SessionsPlan {
        jvm = List.copyOf(jvm);
        if (Math.min(Math.min(sessions, jobs), Math.min(abreast, keys)) < 1) {
            throw new IllegalArgumentException("every number is 1 at least");
        }
    }
}
