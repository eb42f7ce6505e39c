package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.ActionsGatewaySpec;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.api.group.WorkerTemplate;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Optional;

/// A group where it stands: by itself, or in its gateway's list.
///
/// @param path of its spec, as `spec` or `spec.runnerGroups[0].spec`
/// @param name of the group
/// @param spec what is wanted
/// @param gateway that serves it, if it is known yet
record GroupPart(
        String path, String name, RunnerGroupSpec spec, Optional<ActionsGatewaySpec> gateway) {
    /// The field of the template.
    String templatePath() {
        return path + ".worker.template";
    }

    /// The template.
    WorkerTemplate template() {
        return spec.effective().worker().template();
    }

    /// The template's pod, if it can be read.
    Optional<PodTemplateSpec> readable() {
        return template() instanceof WorkerTemplate.Typed(var typed)
                ? Optional.of(typed)
                : Optional.empty();
    }

    /// What the template says of the pod.
    Optional<PodSpec> pod() {
        return readable().map(PodTemplateSpec::getSpec);
    }
}
