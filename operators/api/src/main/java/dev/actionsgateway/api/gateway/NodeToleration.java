package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Toleration;
import org.jspecify.annotations.Nullable;

/// A taint that is put up with, in the words of a pod.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeToleration(
        @Size(max = 316)
                @JsonPropertyDescription(
                        "Key of the taint; left out together with Exists: every taint.")
                @Nullable String key,
        @Pattern("^(Exists|Equal)$")
                @JsonPropertyDescription("Exists, or Equal to value. Default: Equal.")
                @Nullable String operator,
        @Size(max = 63) @JsonPropertyDescription("Value of the taint, for Equal.")
                @Nullable String value,
        @Pattern("^(NoSchedule|PreferNoSchedule|NoExecute)$")
                @JsonPropertyDescription("Effect of the taint; left out: every effect.")
                @Nullable String effect,
        @JsonPropertyDescription("For NoExecute: how long a pod stays. Left out: for ever.")
                @Nullable Long tolerationSeconds) {

    /// As a pod says it.
    public Toleration forPod() {
        return new Toleration(effect, key, operator, tolerationSeconds, value);
    }
}
