package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/// Names one key of a Secret or ConfigMap in the gateway's namespace.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyRef(
        @Required
                @Size(min = 1, max = 253)
                @Pattern("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$")
                @JsonPropertyDescription("Name of the object, in the namespace of the gateway.")
                String name,
        @Size(min = 1, max = 253)
                @Pattern("^[-._a-zA-Z0-9]+$")
                @JsonPropertyDescription(
                        "Key within it. Default: privateKey for the App's key, ca.crt for a CA bundle.")
                @Nullable String key) {}
