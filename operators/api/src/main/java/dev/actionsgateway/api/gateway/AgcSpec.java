package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/// The controller of a gateway: it holds the sessions and makes the worker pods.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AgcSpec(
        @JsonPropertyDescription("Resources of the controller.") @Nullable Resources resources,
        @Default(Defaults.LOG_LEVEL)
                @SchemaFrom(type = LogLevel.class)
                @JsonPropertyDescription("How much it writes to its log. A change restarts it.")
                @Nullable String logLevel,
        @JsonPropertyDescription("Where it goes.") @Nullable Scheduling scheduling) {

    /// A controller of which nothing is said.
    public static AgcSpec defaults() {
        return new AgcSpec(null, null, null);
    }
}
