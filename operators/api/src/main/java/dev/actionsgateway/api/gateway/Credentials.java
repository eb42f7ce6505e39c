package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/// Who a gateway is to GitHub.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Credentials(
        @Required @JsonPropertyDescription("The GitHub App to sign in as.") GithubApp githubApp) {}
