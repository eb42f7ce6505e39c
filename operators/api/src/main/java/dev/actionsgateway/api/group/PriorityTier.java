package dev.actionsgateway.api.group;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/// A PriorityClass for the workers up to a number.
@JsonIgnoreProperties(ignoreUnknown = true)
public record PriorityTier(
        @Required
                @Min(1)
                @Max(10000)
                @JsonPropertyDescription(
                        "The tier covers the workers up to this number, counted over the whole group; the next"
                                + " tier begins with the one after it.")
                Integer upTo,
        @Required
                @Size(min = 1, max = 253)
                @Pattern("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$")
                @JsonPropertyDescription(
                        "PriorityClass of the pods in this tier. It must exist, and the platform must allow it.")
                String priorityClassName) {}
