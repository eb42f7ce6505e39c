package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/// A runner group that comes with its gateway.
@JsonIgnoreProperties(ignoreUnknown = true)
public record BootstrapGroup(
        @Required
                @Size(min = 1, max = 52)
                @Pattern("^[a-z]([-a-z0-9]*[a-z0-9])?$")
                @JsonPropertyDescription("Name of the RunnerGroup that is made.")
                String name,
        @Required
                @JsonPropertyDescription(
                        "The spec of the RunnerGroup that is made. Its gatewayRef is filled in.")
                RunnerGroupSpec spec) {

    /// The group as it is made.
    public RunnerGroup group(String namespace, String gateway) {
        return RunnerGroup.of(namespace, name, spec.servedBy(gateway));
    }
}
