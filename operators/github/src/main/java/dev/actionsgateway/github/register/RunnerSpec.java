package dev.actionsgateway.github.register;

import java.util.List;

/// The runner record that is wanted.
///
/// @param name at most 64 characters; one record per name
/// @param labels what jobs ask for, `self-hosted` included
/// @param group the runner group's name; blank for the default one
/// @param version the runner's version, which GitHub compares with its minimum
/// @param lifespan for how many jobs
public record RunnerSpec(
        String name, List<String> labels, String group, String version, Lifespan lifespan) {

    /// For how many jobs a record is good.
    public enum Lifespan {
        /// GitHub removes it after its first job.
        ONE_JOB,
        /// It stays until it is removed.
        MANY_JOBS
    }

    /// @throws IllegalArgumentException if GitHub would refuse it
    public RunnerSpec {
        labels = List.copyOf(labels);
        if (name.isBlank() || name.length() > 64) {
            throw new IllegalArgumentException("a runner's name has 1 to 64 characters");
        }
        if (labels.isEmpty() || labels.size() > 100) {
            throw new IllegalArgumentException("a runner has 1 to 100 labels");
        }
    }
}
