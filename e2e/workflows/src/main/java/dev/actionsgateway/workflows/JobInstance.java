package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Value;
import dev.actionsgateway.workflows.ConcurrencyRule.Concurrency;
import java.time.Duration;
import java.util.Optional;

/// A job with one combination of its matrix: what a runner gets.
///
/// @param id which of the run
/// @param job as written
/// @param name as GitHub shows it, such as `build (20, ubuntu)`
/// @param variant its place in the orchestration id: `__default`, or made of the matrix's values
/// @param matrix the combination, an object; null without a matrix
/// @param strategy the `strategy` context
/// @param needs the `needs` context
/// @param settings what was worked out for it
public record JobInstance(
        InstanceId id,
        Job job,
        String name,
        String variant,
        Value matrix,
        Value.Obj strategy,
        Value.Obj needs,
        Settings settings) {

    /// What the server worked out.
    ///
    /// @param runsOn which runners may take it
    /// @param timeout after which the server cancels it
    /// @param continueOnError whether its failure leaves the run green
    /// @param concurrency the group it is in
    public record Settings(
            RunsOn runsOn,
            Duration timeout,
            boolean continueOnError,
            Optional<Concurrency> concurrency) {}
}
