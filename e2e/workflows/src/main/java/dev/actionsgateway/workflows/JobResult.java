package dev.actionsgateway.workflows;

import java.util.Map;

/// What a runner, or who spoke for it, reported at the end.
///
/// @param conclusion how it ended
/// @param outputs by name; those of secrets are left out by the worker
public record JobResult(Conclusion conclusion, Map<String, String> outputs) {

    public JobResult {
        outputs = Map.copyOf(outputs);
    }

    /// A result without outputs.
    public static JobResult of(Conclusion conclusion) {
        return new JobResult(conclusion, Map.of());
    }
}
