package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The egress proxy of a gateway: the only way that its pods have to the world.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value =
                "!has(self.minReplicas) || !has(self.maxReplicas) || self.minReplicas <= self.maxReplicas",
        message = "proxy.minReplicas is more than proxy.maxReplicas: lower it or raise maxReplicas",
        messageExpression =
                "'proxy.minReplicas is %d, more than proxy.maxReplicas (%d): lower minReplicas or raise"
                        + " maxReplicas'.format([self.minReplicas, self.maxReplicas])")
@ValidationRule(
        value =
                "!has(self.allowedDestinations) || self.allowedDestinations.all(each, "
                        + ProxySpec.IS_DESTINATION
                        + ")",
        message =
                "proxy.allowedDestinations has what is neither a name nor a range: write host.example,"
                        + " *.host.example or 10.20.0.0/16",
        messageExpression =
                "'proxy.allowedDestinations has ' + self.allowedDestinations.filter(each, !("
                        + ProxySpec.IS_DESTINATION
                        + "))[0] + ', which is neither a name nor a range: write host.example,"
                        + " *.host.example or 10.20.0.0/16'")
public record ProxySpec(
        @Default("" + Defaults.MIN_REPLICAS)
                @Min(1)
                @Max(100)
                @JsonPropertyDescription(
                        "Replicas that always run. One alone is down while its node is.")
                @Nullable Integer minReplicas,
        @Default("" + Defaults.MAX_REPLICAS)
                @Min(1)
                @Max(100)
                @JsonPropertyDescription("Most replicas under load.")
                @Nullable Integer maxReplicas,
        @Default(Defaults.SESSION_AFFINITY)
                @SchemaFrom(type = SessionAffinity.class)
                @JsonPropertyDescription(
                        "None spreads the connections of a pod over the replicas; ClientIP keeps them on one,"
                                + " should GitHub want one address for a session.")
                @Nullable String sessionAffinity,
        @JsonPropertyDescription("Resources of a replica.") @Nullable Resources resources,
        @JsonPropertyDescription("Where replicas go.") @Nullable Scheduling scheduling,
        @Size(max = 200)
                @JsonPropertyDescription(
                        "What pods may reach besides GitHub, on port 443: a name (registry.example), all names"
                                + " below one (*.registry.example), or a range of addresses (10.20.0.0/16).")
                List<@Size(min = 1, max = 253) String> allowedDestinations) {

    private static final String LABEL = "[A-Za-z0-9_]([-A-Za-z0-9_]{0,61}[A-Za-z0-9_])?";
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /// What the proxy understands: no name that some program takes for an address, no top-level
    /// domain as a whole, no leading zeros. Whether bits are set behind a range's length is beyond
    /// this language as old clusters speak it.
    static final String IS_DESTINATION =
            "each.matches('^("
                    + LABEL
                    + "|(\\\\*\\\\.)?("
                    + LABEL
                    + "\\\\.)+"
                    + LABEL
                    + ")$') && !each.matches('(^|\\\\.)([0-9]+|0[xX][0-9A-Fa-f]*)$')"
                    + " || each.matches('^("
                    + OCTET
                    + "\\\\.){3}"
                    + OCTET
                    + "/([12]?[0-9]|3[0-2])$')"
                    + " || each.matches('^[0-9A-Fa-f]*:[0-9A-Fa-f:]*/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$')";

    /// A list that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public ProxySpec {
        allowedDestinations =
                allowedDestinations == null ? List.of() : List.copyOf(allowedDestinations);
    }

    /// A proxy of which nothing is said.
    public static ProxySpec defaults() {
        return new ProxySpec(null, null, null, null, null, List.of());
    }
}
