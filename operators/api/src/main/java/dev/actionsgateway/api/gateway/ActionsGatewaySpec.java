package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wanted of a gateway, as it is written. [#effective()] says what holds.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "self.githubUrl == oldSelf.githubUrl",
        message = "githubUrl cannot be changed: make another gateway in another namespace",
        messageExpression =
                "'githubUrl is ' + oldSelf.githubUrl + ' and cannot become ' + self.githubUrl + ': make"
                        + " another gateway in another namespace'")
public record ActionsGatewaySpec(
        @Required
                @Size(min = 1, max = 2048)
                @Pattern("^https://[^/?#@\\s]+(/[^/?#\\s]+){1,2}$")
                @JsonPropertyDescription(
                        "Where runners are registered: https://github.com/ORG, https://github.com/OWNER/REPO,"
                                + " https://github.com/enterprises/NAME, or the same at a GitHub Enterprise"
                                + " Server. It cannot be changed.")
                String githubUrl,
        @Required @JsonPropertyDescription("Who the gateway is to GitHub.") Credentials credentials,
        @JsonPropertyDescription(
                        "ConfigMap with certificates in PEM that are trusted besides the usual ones, for a GitHub"
                                + " Enterprise Server behind an own CA. When it is missing or broken, nothing is"
                                + " served.")
                @Nullable KeyRef githubCaBundleRef,
        @Default(Defaults.SECURITY_PROFILE)
                @SchemaFrom(type = SecurityProfile.class)
                @JsonPropertyDescription(
                        "Pod Security Standard of the namespace: restricted, baseline or privileged. privileged"
                                + " needs the platform's permission.")
                @Nullable String securityProfile,
        @Default("{}") @JsonPropertyDescription("The egress proxy.") @Nullable ProxySpec proxy,
        @Default("{}") @JsonPropertyDescription("The gateway's controller.") @Nullable AgcSpec agc,
        @JsonPropertyDescription(
                        "ResourceQuota of the workers. Only who may update actionsgateways/quota may set or"
                                + " change it. Left out: no quota is made.")
                @Nullable QuotaSpec quota,
        @Size(max = 50)
                @JsonPropertyDescription(
                        "RunnerGroups that come and go with this list. Others may stand beside them.")
                List<BootstrapGroup> runnerGroups) {

    /// A list that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public ActionsGatewaySpec {
        runnerGroups = runnerGroups == null ? List.of() : List.copyOf(runnerGroups);
    }

    /// A gateway of which only the necessary is said.
    public static ActionsGatewaySpec of(String githubUrl, GithubApp app) {
        return new ActionsGatewaySpec(
                githubUrl, new Credentials(app), null, null, null, null, null, List.of());
    }

    /// What holds, with every default filled in.
    public EffectiveGateway effective() {
        return EffectiveGateway.of(this);
    }
}
