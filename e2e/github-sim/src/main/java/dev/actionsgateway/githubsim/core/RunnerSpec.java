package dev.actionsgateway.githubsim.core;

import java.util.List;

/// A runner as it asks to be registered.
///
/// @param labels exactly what it will carry
/// @param use how many jobs it may run, and how it came
public record RunnerSpec(
        Scope scope, String name, long group, List<String> labels, Use use, String version) {
    /// How a record came, and how many jobs it is good for.
    public enum Use {
        /// From `generate-jitconfig`: one job.
        JUST_IN_TIME,
        /// Registered as ephemeral: one job.
        EPHEMERAL,
        /// Registered: any number of jobs.
        REPEATED
    }

    public RunnerSpec {
        labels = List.copyOf(labels);
    }
}
