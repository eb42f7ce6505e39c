package dev.actionsgateway.workflows;

import java.util.List;

/// What is to be done with a job whose needs have ended.
sealed interface JobPlan {

    /// Its `if` does not hold.
    record Skip() implements JobPlan {}

    /// It cannot be planned.
    ///
    /// @param why for the one who wrote it
    record Fail(String why) implements JobPlan {}

    /// It is run.
    ///
    /// @param instances at least one
    /// @param failFast whether the failure of one cancels the others
    /// @param maxParallel how many may run at a time
    record Run(List<JobInstance> instances, boolean failFast, int maxParallel) implements JobPlan {

        public Run {
            instances = List.copyOf(instances);
        }
    }
}
