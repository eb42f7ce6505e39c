package dev.actionsgateway.workflows;

import java.util.List;
import java.util.Optional;

/// Where a job of a run is.
public sealed interface JobState {

    /// It waits for its needs.
    record Waiting() implements JobState {}

    /// Its `if` did not hold.
    record Skipped() implements JobState {}

    /// It could not be planned; it counts as failed.
    record Broken(String why) implements JobState {}

    /// It has instances.
    ///
    /// @param instances in the order of the matrix
    /// @param failFast whether the failure of one cancels the others
    /// @param maxParallel how many may be queued or running at a time
    record Expanded(List<InstanceState> instances, boolean failFast, int maxParallel)
            implements JobState {

        public Expanded {
            instances = List.copyOf(instances);
        }
    }

    /// How the whole job ended; nothing while it has not.
    ///
    /// A failure that may be (`continue-on-error`) counts as a success, for the jobs that need it
    /// too.
    default Optional<Conclusion> conclusion() {
        return switch (this) {
            case Waiting() -> Optional.empty();
            case Skipped() -> Optional.of(Conclusion.SKIPPED);
            case Broken _ -> Optional.of(Conclusion.FAILURE);
            case Expanded(var instances, _, _) ->
                    instances.stream().allMatch(InstanceState::done)
                            ? Optional.of(
                                    Conclusion.of(
                                            instances.stream()
                                                    .map(InstanceState::weighed)
                                                    .toList()))
                            : Optional.empty();
        };
    }
}
