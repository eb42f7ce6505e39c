package dev.actionsgateway.agc.pod;

import dev.actionsgateway.api.gateway.EffectiveGateway.CaBundle;
import dev.actionsgateway.api.gateway.SecurityProfile;
import java.util.Map;
import java.util.Optional;

/// What all workers of a gateway have in common.
///
/// @param runnerImage for templates that name none
/// @param wrapperImage holds the wrapper and its Java
/// @param serviceAccount of the workers; it has no rights at all
/// @param githubUrl the organisation or repository that is served
/// @param proxy the proxy variables, in both spellings; empty where there is no proxy
/// @param caBundle further certificates for GitHub
/// @param profile what a worker may be allowed
public record Platform(
        String runnerImage,
        String wrapperImage,
        String serviceAccount,
        String githubUrl,
        Map<String, String> proxy,
        Optional<CaBundle> caBundle,
        SecurityProfile profile) {
    /// Copies the variables.
    public Platform {
        proxy = Map.copyOf(proxy);
    }
}
