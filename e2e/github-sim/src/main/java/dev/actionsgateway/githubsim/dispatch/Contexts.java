package dev.actionsgateway.githubsim.dispatch;

import dev.actionsgateway.expressions.Value;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.core.RunSpec;
import dev.actionsgateway.workflows.RunContext;
import java.util.LinkedHashMap;
import java.util.Map;

/// The contexts of a run. Addresses are not among them yet: only the acquire knows how the worker's
/// side reaches the simulator, so the message gets them then.
final class Contexts {
    private Contexts() {}

    static RunContext of(
            RunSpec spec, RunId id, int number, Value.Obj inputs, Value.Obj variables) {
        var github = new LinkedHashMap<String, Value>();
        text(github, "ref", spec.ref());
        text(github, "ref_name", spec.ref().replaceFirst("^refs/[^/]+/", ""));
        text(github, "ref_type", spec.ref().startsWith("refs/tags/") ? "tag" : "branch");
        github.put("ref_protected", Value.of(false));
        text(github, "sha", spec.sha());
        text(github, "repository", spec.fullName());
        text(github, "repository_owner", spec.owner());
        text(github, "repositoryUrl", "git://github.com/" + spec.fullName() + ".git");
        text(github, "run_id", id.toString());
        text(github, "run_number", Integer.toString(number));
        text(github, "run_attempt", "1");
        text(github, "retention_days", "90");
        text(github, "actor", spec.actor());
        text(github, "triggering_actor", spec.actor());
        text(github, "workflow", spec.workflow());
        text(github, "workflow_ref", spec.fullName() + "/" + spec.path() + "@" + spec.ref());
        text(github, "workflow_sha", spec.sha());
        text(github, "head_ref", "");
        text(github, "base_ref", "");
        text(github, "event_name", spec.event());
        text(github, "secret_source", "Actions");
        text(github, "server_url", "https://github.com");
        text(github, "api_url", "https://api.github.com");
        text(github, "graphql_url", "https://api.github.com/graphql");
        github.put("event", WorkflowFiles.event(spec.payload()));
        return new RunContext(new Value.Obj(github), variables, inputs);
    }

    private static void text(Map<String, Value> into, String name, String value) {
        into.put(name, Value.of(value));
    }
}
