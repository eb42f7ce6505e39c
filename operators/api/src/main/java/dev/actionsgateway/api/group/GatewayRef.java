package dev.actionsgateway.api.group;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/// Names the gateway that serves a group.
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewayRef(
        @Required
                @Size(min = 1, max = 52)
                @JsonPropertyDescription("Name of an ActionsGateway in the same namespace.")
                String name) {}
