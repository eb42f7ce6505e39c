package dev.actionsgateway.api.group;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a worker pod looks like and how long it may live.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(self.completedPodTtl) || duration(self.completedPodTtl) <= duration('24h')",
        message = "worker.completedPodTtl is out of bounds: give 0s to 24h",
        messageExpression =
                "'worker.completedPodTtl is ' + self.completedPodTtl + ': give 0s to 24h'")
@ValidationRule(
        value =
                "!has(self.pendingPodDeadline) || (duration(self.pendingPodDeadline) >= duration('10s')"
                        + " && duration(self.pendingPodDeadline) <= duration('6h'))",
        message = "worker.pendingPodDeadline is out of bounds: give 10s to 6h",
        messageExpression =
                "'worker.pendingPodDeadline is ' + self.pendingPodDeadline + ': give 10s to 6h'")
@ValidationRule(
        value =
                "!has(self.maxLifetime) || (duration(self.maxLifetime) >= duration('1m')"
                        + " && duration(self.maxLifetime) <= duration('120h'))",
        message = "worker.maxLifetime is out of bounds: give 1m to 120h",
        messageExpression =
                "'worker.maxLifetime is ' + self.maxLifetime + ': give 1m to 120h; GitHub ends any job"
                        + " after five days'")
public record WorkerSpec(
        @SchemaFrom(type = FreeForm.class)
                @PreserveUnknownFields
                @JsonPropertyDescription(
                        "Pod template of the workers, as in a Deployment: metadata.labels, metadata.annotations"
                                + " and spec. The container named runner runs the job; it is added when absent,"
                                + " and its image then is the platform's. Account, restart policy and token"
                                + " mounting are set by the gateway. A template that the cluster refuses shows as"
                                + " condition TemplateRejected, and no job is taken meanwhile.")
                @Nullable Map<String, Object> template,
        @Pattern("^[0-9]+\\.[0-9]+\\.[0-9]+$")
                @Size(max = 32)
                @JsonPropertyDescription(
                        "Version of GitHub's runner that the image holds, such as 2.335.1; GitHub is told it."
                                + " Default: the version that the platform's image holds.")
                @Nullable String runnerVersion,
        @Size(min = 1, max = 253)
                @Pattern("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$")
                @JsonPropertyDescription(
                        "RuntimeClass of the workers, such as gvisor. It wins over the template's.")
                @Nullable String runtimeClassName,
        @Default(Defaults.COMPLETED_POD_TTL)
                @Pattern(Durations.PATTERN)
                @Size(min = 2, max = 18)
                @JsonPropertyDescription(
                        "How long an ended pod and its log stay: 0s to 24h, such as 90s, 5m or 1h30m.")
                @Nullable String completedPodTtl,
        @Default(Defaults.PENDING_POD_DEADLINE)
                @Pattern(Durations.PATTERN)
                @Size(min = 2, max = 18)
                @JsonPropertyDescription(
                        "How long a pod may wait to be scheduled and started before its job is given up and"
                                + " reported: 10s to 6h.")
                @Nullable String pendingPodDeadline,
        @Default(Defaults.MAX_LIFETIME)
                @Pattern(Durations.PATTERN)
                @Size(min = 2, max = 18)
                @JsonPropertyDescription(
                        "How long a pod may live at all: 1m to 120h. The cluster itself ends it then.")
                @Nullable String maxLifetime) {

    /// A worker of which nothing is said.
    public static WorkerSpec defaults() {
        return new WorkerSpec(null, null, null, null, null, null);
    }
}
