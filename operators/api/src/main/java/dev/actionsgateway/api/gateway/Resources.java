package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.TreeMap;

/// What a container asks for and may use.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Resources(
        @JsonPropertyDescription("What is set aside for it, such as cpu: 100m, memory: 128Mi.")
                Map<String, Quantity> requests,
        @JsonPropertyDescription("What it may use at most.") Map<String, Quantity> limits) {

    /// A map that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public Resources {
        requests = requests == null ? Map.of() : Map.copyOf(requests);
        limits = limits == null ? Map.of() : Map.copyOf(limits);
    }

    /// As a container says it.
    public ResourceRequirements forContainer() {
        return new ResourceRequirementsBuilder()
                .withRequests(new TreeMap<>(requests))
                .withLimits(new TreeMap<>(limits))
                .build();
    }
}
