package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Value;
import java.util.List;
import java.util.Optional;

/// Which runners may take a job.
///
/// @param group the runner group, if one is named
/// @param labels that a runner must all have
public record RunsOn(Optional<String> group, List<String> labels) {

    public RunsOn {
        labels = List.copyOf(labels);
    }

    /// Reads the worked-out value: a label, a list of labels, or a map with `group` and `labels`.
    static RunsOn of(Value value) {
        if (value instanceof Value.Obj map) {
            Value group = map.get("group");
            return checked(
                    new RunsOn(
                            Optional.of(group.text()).filter(text -> !text.isEmpty()),
                            labels(map.get("labels"))));
        }
        return checked(new RunsOn(Optional.empty(), labels(value)));
    }

    private static RunsOn checked(RunsOn runsOn) {
        if (runsOn.group().isEmpty() && runsOn.labels().isEmpty()) {
            throw new JobFailure("runs-on names neither a label nor a group");
        }
        return runsOn;
    }

    private static List<String> labels(Value value) {
        List<Value> items = value instanceof Value.Arr(var each) ? each : List.of(value);
        return items.stream().map(Value::text).filter(text -> !text.isEmpty()).toList();
    }
}
