package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// The GitHub App that a gateway is to GitHub.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.appId) != has(self.clientId)",
        message = "give exactly one of appId and clientId",
        messageExpression =
                "has(self.appId) ? 'both appId %d and clientId %s are given: keep one of"
                        + " them'.format([self.appId, self.clientId]) : 'neither appId nor clientId is given:"
                        + " copy one of them from the page of the GitHub App'")
public record GithubApp(
        @Min(1)
                @JsonPropertyDescription(
                        "App ID, as the App's page at GitHub shows it. Give this or clientId.")
                @Nullable Long appId,
        @Size(min = 1, max = 64)
                @Pattern("^[A-Za-z0-9._-]+$")
                @JsonPropertyDescription(
                        "Client ID, as the App's page at GitHub shows it. Give this or appId.")
                @Nullable String clientId,
        @Required
                @Min(1)
                @JsonPropertyDescription(
                        "Installation of the App in the organization or repository: the number at the end of the"
                                + " address of its settings page.")
                Long installationId,
        @Required
                @JsonPropertyDescription(
                        "Secret that holds the App's private key in PEM. A new key in it, or a new name here, is"
                                + " picked up without a restart.")
                KeyRef privateKeySecretRef) {

    /// What the App calls itself when it signs: its client id or its number.
    public String issuer() {
        return clientId == null ? String.valueOf(appId) : clientId;
    }

    /// The key of the Secret that holds the private key.
    public String privateKeyKey() {
        String key = privateKeySecretRef.key();
        return key == null ? Defaults.PRIVATE_KEY : key;
    }
}
