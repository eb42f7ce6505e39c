package dev.actionsgateway.workflows;

import java.util.List;
import java.util.Map;

/// One event that starts a workflow.
///
/// @param event its name, such as `push`
/// @param filters the lists of patterns under `branches`, `branches-ignore`, `tags`, `tags-ignore`,
///   and the activity `types`; other filters are not applied
/// @param inputs of a `workflow_dispatch`, in the order of the file
public record Trigger(String event, Map<String, List<String>> filters, List<DispatchInput> inputs) {

    private static final String BRANCH = "refs/heads/";
    private static final String TAG = "refs/tags/";

    public Trigger {
        filters = Map.copyOf(filters);
        inputs = List.copyOf(inputs);
    }

    /// Whether a push to this ref (`refs/heads/main`) starts the workflow.
    ///
    /// With patterns for branches only, tags do not, and the other way round.
    public boolean startsOn(String ref) {
        boolean tag = ref.startsWith(TAG);
        String name = ref.substring(tag ? TAG.length() : Math.min(ref.length(), BRANCH.length()));
        String own = tag ? "tags" : "branches";
        String other = tag ? "branches" : "tags";
        List<String> wanted = filters.get(own);
        if (wanted != null) {
            return GlobPattern.matches(wanted, name);
        }
        List<String> ignored = filters.get(own + "-ignore");
        if (ignored != null) {
            return !GlobPattern.matches(ignored, name);
        }
        return !filters.containsKey(other) && !filters.containsKey(other + "-ignore");
    }
}
