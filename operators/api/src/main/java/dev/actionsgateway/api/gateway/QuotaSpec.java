package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/// What the workers of a tenant may use together.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuotaSpec(
        @JsonPropertyDescription(
                        "Limits as in the hard of a ResourceQuota, such as pods: 20, requests.cpu: 40,"
                                + " limits.memory: 80Gi.")
                Map<String, Quantity> hard) {

    /// A map that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public QuotaSpec {
        hard = hard == null ? Map.of() : Map.copyOf(hard);
    }
}
