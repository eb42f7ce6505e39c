package dev.actionsgateway.api.group;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.actionsgateway.api.condition.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the gateway says of a group. Written at transitions; counters at most every 10 s.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunnerGroupStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.")
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("How the group listens.") @Nullable ListenerStatus listeners,
        @JsonPropertyDescription("Jobs whose pod runs.") @Nullable Integer activeJobs,
        @JsonPropertyDescription("Jobs that were taken and whose pod does not run yet.")
                @Nullable Integer pendingJobs,
        @JsonPropertyDescription("Whether jobs are taken, and why not.")
                @Nullable IntakeStatus intake,
        @JsonPropertyDescription("What holds and what does not, one entry for each type.")
                List<Condition> conditions) {

    /// A list that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public RunnerGroupStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /// Nothing said yet.
    public static RunnerGroupStatus none() {
        return new RunnerGroupStatus(null, null, null, null, null, List.of());
    }

    /// The same with other conditions.
    public RunnerGroupStatus withConditions(List<Condition> merged) {
        return new RunnerGroupStatus(
                observedGeneration, listeners, activeJobs, pendingJobs, intake, merged);
    }
}
