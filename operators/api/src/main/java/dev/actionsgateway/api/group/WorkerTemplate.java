package dev.actionsgateway.api.group;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pod template of a group, typed. The schema does not look into it, so it may be malformed.
public sealed interface WorkerTemplate {

    /// It has the shape of a pod template; whether the cluster takes it is not known yet. Do not
    /// change it: build from it.
    record Typed(PodTemplateSpec template) implements WorkerTemplate {}

    /// It has not.
    ///
    /// @param why names the field, for the condition
    record Malformed(String why) implements WorkerTemplate {}

    /// Reads a template; none is an empty one.
    static WorkerTemplate of(@Nullable Map<String, Object> template) {
        return template == null || template.isEmpty()
                ? new Typed(new PodTemplateSpec())
                : TemplateReader.read(template);
    }
}
