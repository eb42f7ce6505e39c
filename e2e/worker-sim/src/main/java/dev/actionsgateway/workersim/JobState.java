package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.Status;
import dev.actionsgateway.expressions.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What steps leave to the steps after them.
final class JobState {
    private final Stop stop;
    // all guarded by this
    private final SequencedMap<String, String> environment = new LinkedHashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final SequencedMap<String, Value> steps = new LinkedHashMap<>();
    private boolean failed;

    JobState(Stop stop) {
        this.stop = stop;
    }

    synchronized void setEnvironment(String name, String value) {
        environment.put(name, value);
    }

    /// The `env` of workflow and job, and what steps have added.
    synchronized Map<String, String> environment() {
        return new LinkedHashMap<>(environment);
    }

    synchronized void addPath(String folder) {
        paths.remove(folder);
        paths.addFirst(folder);
    }

    /// `PATH` with the folders that steps have added, the last one first.
    synchronized String path(String inherited) {
        List<String> all = new ArrayList<>(paths);
        if (!inherited.isEmpty()) {
            all.add(inherited);
        }
        return String.join(":", all);
    }

    /// Keeps how a step ended, for `steps.<name>` and for the steps after it.
    synchronized void ended(
            String contextName,
            TaskResult outcome,
            TaskResult conclusion,
            Map<String, String> outputs) {
        failed |= conclusion == TaskResult.FAILED;
        if (!contextName.isEmpty()) {
            SequencedMap<String, Value> fields = new LinkedHashMap<>();
            fields.put("outputs", Value.texts(outputs));
            fields.put("outcome", Value.of(outcome.status()));
            fields.put("conclusion", Value.of(conclusion.status()));
            steps.put(contextName, Value.object(fields));
        }
    }

    synchronized void fail() {
        failed = true;
    }

    synchronized Value steps() {
        return Value.object(steps);
    }

    /// How it stands: the first order to stop says more than what failed.
    synchronized TaskResult result() {
        return stop.first()
                .map(order -> order == Stop.Order.CANCEL ? TaskResult.CANCELED : TaskResult.FAILED)
                .orElse(failed ? TaskResult.FAILED : TaskResult.SUCCEEDED);
    }

    Status status() {
        return switch (result()) {
            case CANCELED -> Status.CANCELLED;
            case FAILED, ABANDONED -> Status.FAILED;
            case SUCCEEDED, SUCCEEDED_WITH_ISSUES, SKIPPED -> Status.GOOD;
        };
    }
}
