package dev.actionsgateway.workflows;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/// The variables of a job message: the service's own, then the caller's, then the secrets.
final class MessageVariables {

    private final WorkflowRun run;
    private final JobInstance instance;
    private final MessageFacts facts;
    private final JsonObjectBuilder made = JobMessage.JSON.createObjectBuilder();

    MessageVariables(WorkflowRun run, JobInstance instance, MessageFacts facts) {
        this.run = run;
        this.instance = instance;
        this.facts = facts;
    }

    JsonObject json() {
        String token = facts.tokens().github();
        String job = instance.id().job();
        plain("system.github.job", job);
        secret("system.github.token", token);
        secret("github_token", token);
        plain("system.github.token.permissions", permissions());
        plain("system.from_run_service", "true");
        plain("system.github.results_endpoint", facts.urls().results());
        plain("system.github.launch_endpoint", facts.urls().launch());
        plain(
                "system.orchestrationId",
                facts.ids().planId() + "." + job + "." + instance.variant());
        plain("system.phaseDisplayName", instance.name());
        plain("system.runnerGroupName", facts.runnerGroup());
        plain("system.runnerEnvironment", "self-hosted");
        plain("DistributedTask.EnableCompositeActions", "true");
        facts.variables().forEach(this::plain);
        facts.secrets().forEach(this::secret);
        return made.build();
    }

    private String permissions() {
        JsonObjectBuilder spelled = JobMessage.JSON.createObjectBuilder();
        JobMessage.permissions(run, instance, facts).spelled().forEach(spelled::add);
        return spelled.build().toString();
    }

    private void plain(String name, String value) {
        made.add(name, JobMessage.JSON.createObjectBuilder().add("value", value));
    }

    private void secret(String name, String value) {
        made.add(
                name,
                JobMessage.JSON.createObjectBuilder().add("value", value).add("isSecret", true));
    }
}
