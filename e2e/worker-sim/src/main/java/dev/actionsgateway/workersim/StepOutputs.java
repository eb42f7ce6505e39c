package dev.actionsgateway.workersim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What one step has produced beside its log.
final class StepOutputs {
    // both guarded by this
    private final SequencedMap<String, String> values = new LinkedHashMap<>();
    private boolean refused;

    synchronized void set(String name, String value) {
        values.put(name, value);
    }

    synchronized Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    /// A command of the step could not be obeyed: the step fails, whatever its exit code is.
    synchronized void refuse() {
        refused = true;
    }

    synchronized boolean refused() {
        return refused;
    }
}
