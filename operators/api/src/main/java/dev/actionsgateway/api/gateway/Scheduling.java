package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the gateway's own pods go. Workers are placed by their template.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scheduling(
        @JsonPropertyDescription("Labels that a node must have.") Map<String, String> nodeSelector,
        @Size(max = 20) @JsonPropertyDescription("Taints of nodes that are put up with.")
                List<NodeToleration> tolerations,
        @Size(min = 1, max = 253)
                @Pattern("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$")
                @JsonPropertyDescription(
                        "PriorityClass of the pods. It must exist, and the platform must allow it.")
                @Nullable String priorityClassName) {

    /// A list or map that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public Scheduling {
        nodeSelector = nodeSelector == null ? Map.of() : Map.copyOf(nodeSelector);
        tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    }

    /// Anywhere.
    public static Scheduling anywhere() {
        return new Scheduling(Map.of(), List.of(), null);
    }
}
