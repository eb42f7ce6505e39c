package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A workflow that can be run.
///
/// @param path of its file in the repository
/// @param name as written, else the path
/// @param runName the title of a run, if one is written
/// @param triggers what starts it, each event once
/// @param env the environment of all its steps
/// @param defaults of all its `run` steps, as the map `run`
/// @param permissions of the token of jobs that name none themselves
/// @param concurrency the group its runs are in
/// @param jobs by their ids, in the order of the file; needs are known and without loops
/// @param notices what was accepted and has no effect here
public record Workflow(
        String path,
        String name,
        Optional<TemplateToken> runName,
        List<Trigger> triggers,
        Optional<TemplateToken> env,
        Optional<TemplateToken> defaults,
        Optional<Permissions> permissions,
        Optional<ConcurrencyRule> concurrency,
        Map<String, Job> jobs,
        List<String> notices)
        implements WorkflowFile {

    public Workflow {
        triggers = List.copyOf(triggers);
        jobs = Collections.unmodifiableMap(new LinkedHashMap<>(jobs));
        notices = List.copyOf(notices);
    }

    /// The trigger for an event, if the workflow has one.
    public Optional<Trigger> on(String event) {
        return triggers.stream().filter(each -> each.event().equals(event)).findFirst();
    }

    /// The job with this key.
    public Optional<Job> job(String id) {
        return Optional.ofNullable(jobs.get(id));
    }
}
