package dev.actionsgateway.api.group;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/// Makes pod templates from free-form objects. The JSON library starts when the first is read.
final class TemplateReader {

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    private TemplateReader() {}

    static WorkerTemplate read(Map<String, Object> template) {
        try {
            return new WorkerTemplate.Typed(
                    KUBERNETES.convertValue(template, PodTemplateSpec.class));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new WorkerTemplate.Malformed("worker.template is no pod template: " + why);
        }
    }
}
