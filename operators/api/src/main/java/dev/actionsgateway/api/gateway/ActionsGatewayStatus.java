package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.actionsgateway.api.condition.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the gateway manager says of a gateway.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionsGatewayStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.")
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("How the proxy is.") @Nullable ProxyStatus proxy,
        @JsonPropertyDescription("What holds and what does not, one entry for each type.")
                List<Condition> conditions) {

    /// A list that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public ActionsGatewayStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /// Nothing said yet.
    public static ActionsGatewayStatus none() {
        return new ActionsGatewayStatus(null, null, List.of());
    }
}
