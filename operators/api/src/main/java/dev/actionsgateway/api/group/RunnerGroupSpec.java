package dev.actionsgateway.api.group;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wanted of a group, as it is written. [#effective()] says what holds.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value =
                "!has(self.maxWorkers) || !has(self.maxListeners) || self.maxWorkers <= self.maxListeners",
        message = "maxWorkers is more than maxListeners: lower it or raise maxListeners",
        messageExpression =
                "'maxWorkers is %d, more than maxListeners (%d): a running job occupies a listener; lower"
                        + " maxWorkers or raise maxListeners'.format([self.maxWorkers,"
                        + " self.maxListeners])")
@ValidationRule(
        value =
                "!has(self.standbyListeners) || !has(self.maxListeners) || self.standbyListeners <="
                        + " self.maxListeners",
        message = "standbyListeners is more than maxListeners: lower it or raise maxListeners",
        messageExpression =
                "'standbyListeners is %d, more than maxListeners (%d): lower standbyListeners or raise"
                        + " maxListeners'.format([self.standbyListeners, self.maxListeners])")
@ValidationRule(
        value =
                "!has(self.priorityTiers) || (self.priorityTiers.map(t, t.upTo).isSorted() &&"
                        + " self.priorityTiers.all(t, self.priorityTiers.exists_one(u, u.upTo == t.upTo)))",
        message = "priorityTiers must ascend: order them by upTo, each number once",
        messageExpression =
                "'priorityTiers have upTo %s: order them ascending, each number once'.format(["
                        + "self.priorityTiers.map(t, t.upTo)])")
public record RunnerGroupSpec(
        @JsonPropertyDescription(
                        "The gateway that serves this group. It cannot be changed. In the list of a gateway it"
                                + " is left out.")
                @Nullable GatewayRef gatewayRef,
        @Required
                @Size(min = 1, max = 20)
                @JsonPropertyDescription(
                        "Labels that jobs ask for with runs-on. A job comes here when all of its labels are in"
                                + " this list; GitHub does not look at the case of letters.")
                List<@Size(min = 1, max = 256) @Pattern("^[^,\\s]+$") String> runnerLabels,
        @Size(min = 1, max = 255)
                @JsonPropertyDescription(
                        "Runner group at GitHub that says which repositories may send jobs. It must exist: with"
                                + " an unknown one nothing is served. Default: GitHub's group Default.")
                @Nullable String githubRunnerGroup,
        @Default("" + Defaults.MAX_LISTENERS)
                @Min(1)
                @Max(1000)
                @JsonPropertyDescription(
                        "Most sessions with GitHub at one time, those of running jobs included. While nothing"
                                + " runs there is one, whatever stands here.")
                @Nullable Integer maxListeners,
        @Default("" + Defaults.STANDBY_LISTENERS)
                @Min(0)
                @Max(1000)
                @JsonPropertyDescription(
                        "Sessions held open beyond the first while nothing runs, for a burst to find. 0 is right"
                                + " unless bursts start slowly.")
                @Nullable Integer standbyListeners,
        @Min(0)
                @Max(1000)
                @JsonPropertyDescription(
                        "Most jobs at one time. 0 pauses the group: running jobs go on, new ones stay with"
                                + " GitHub. A change holds from the next offer on. Default: maxListeners.")
                @Nullable Integer maxWorkers,
        @Size(max = 10)
                @JsonPropertyDescription(
                        "PriorityClasses by number of running workers, ascending. Workers above the last tier"
                                + " have the class of the template, or none.")
                List<PriorityTier> priorityTiers,
        @Default("{}")
                @JsonPropertyDescription("What worker pods look like and how long they live.")
                @Nullable WorkerSpec worker) {

    /// A list that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public RunnerGroupSpec {
        runnerLabels = runnerLabels == null ? List.of() : List.copyOf(runnerLabels);
        priorityTiers = priorityTiers == null ? List.of() : List.copyOf(priorityTiers);
    }

    /// A group of which only the gateway and the labels are said.
    public static RunnerGroupSpec of(String gateway, List<String> runnerLabels) {
        return new RunnerGroupSpec(
                new GatewayRef(gateway), runnerLabels, null, null, null, null, List.of(), null);
    }

    /// What holds, with every default filled in.
    public EffectiveGroup effective() {
        return EffectiveGroup.of(this);
    }

    /// The same, served by this gateway.
    public RunnerGroupSpec servedBy(String gateway) {
        return new RunnerGroupSpec(
                new GatewayRef(gateway),
                runnerLabels,
                githubRunnerGroup,
                maxListeners,
                standbyListeners,
                maxWorkers,
                priorityTiers,
                worker);
    }

    /// The same with other limits.
    public RunnerGroupSpec withLimits(int listeners, int standby, int workers) {
        return new RunnerGroupSpec(
                gatewayRef,
                runnerLabels,
                githubRunnerGroup,
                listeners,
                standby,
                workers,
                priorityTiers,
                worker);
    }

    /// The same with other tiers.
    public RunnerGroupSpec withPriorityTiers(List<PriorityTier> tiers) {
        return new RunnerGroupSpec(
                gatewayRef,
                runnerLabels,
                githubRunnerGroup,
                maxListeners,
                standbyListeners,
                maxWorkers,
                tiers,
                worker);
    }

    /// The same with other workers.
    public RunnerGroupSpec withWorker(WorkerSpec wanted) {
        return new RunnerGroupSpec(
                gatewayRef,
                runnerLabels,
                githubRunnerGroup,
                maxListeners,
                standbyListeners,
                maxWorkers,
                priorityTiers,
                wanted);
    }
}
