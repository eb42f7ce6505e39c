package dev.actionsgateway.api.group;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.time.Instant;

/// A reason why jobs stay with GitHub.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Withheld(
        @Required
                @JsonPropertyDescription(
                        "Why jobs are not taken, as one word, such as CeilingReached or QuotaExhausted.")
                String reason,
        @Required
                @JsonPropertyDescription(
                        "Offers refused for this reason since it began. How many jobs wait at GitHub is not"
                                + " known: GitHub does not say so to this kind of listener.")
                Long count,
        @Required @JsonPropertyDescription("Since when.") Instant since) {}
