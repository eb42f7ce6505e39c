package dev.actionsgateway.github.register;

import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import java.net.URI;
import java.security.interfaces.RSAPrivateCrtKey;

/// All that it takes to be this runner.
///
/// @param id names the record
/// @param name the record's name
/// @param clientId names it to the token service
/// @param authorizationUrl the token service; also the audience of our assertions, to the letter
/// @param broker where sessions are opened
/// @param key proves that we are it
/// @param algorithm how assertions are signed
/// @param lifespan for how many jobs it is good
public record RunnerCredentials(
        RunnerId id,
        String name,
        String clientId,
        URI authorizationUrl,
        URI broker,
        RSAPrivateCrtKey key,
        Jwt.Algorithm algorithm,
        Lifespan lifespan) {

    /// Without the key.
    @Override
    public String toString() {
        return "runner " + name + " (" + id + ")";
    }
}
