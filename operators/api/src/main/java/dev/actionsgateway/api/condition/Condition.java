package dev.actionsgateway.api.condition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A condition of a resource as it is stored. Made and merged by [Conditions].
///
/// The words are text here, not [ConditionType] and [Reason]: a newer program may have written
/// words that this one does not know.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        @Required @Size(max = 316) @JsonPropertyDescription("What it speaks of, such as Ready.")
                String type,
        @Required
                @Pattern("^(True|False|Unknown)$")
                @JsonPropertyDescription("Whether it holds: True, False or Unknown.")
                String status,
        @JsonPropertyDescription("The metadata.generation that was looked at.")
                @Nullable Long observedGeneration,
        @Required
                @JsonPropertyDescription(
                        "When the status last changed; a new message alone is no change.")
                Instant lastTransitionTime,
        @Required
                @Size(min = 1, max = 1024)
                @Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
                @JsonPropertyDescription("Why, as one word for programs.")
                String reason,
        @Required
                @Size(max = 32768)
                @JsonPropertyDescription("Why, for people: what was seen, and what can be done.")
                String message) {

    /// Whether it is of this type and has this status.
    public boolean says(ConditionType wanted, ConditionStatus value) {
        return type.equals(wanted.word()) && status.equals(value.word());
    }
}
