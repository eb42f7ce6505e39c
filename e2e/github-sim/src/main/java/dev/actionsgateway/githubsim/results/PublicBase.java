package dev.actionsgateway.githubsim.results;

import io.helidon.webserver.http.ServerRequest;
import java.net.URI;

/// Says under which address the caller of a request reaches the simulator: URLs in answers begin
/// with it.
@FunctionalInterface
public interface PublicBase {
    /// The base for this caller, ending in `/`.
    URI of(ServerRequest request);

    /// Always this address.
    static PublicBase fixed(URI base) {
        return _ -> base;
    }

    /// What the request itself says: the `Host` header, and whether it came over TLS.
    static PublicBase fromHost() {
        return request ->
                URI.create(
                        (request.isSecure() ? "https://" : "http://") + request.authority() + "/");
    }
}
