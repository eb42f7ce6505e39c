package dev.actionsgateway.github.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.actionsgateway.github.json.Written;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Judged by somebody else's implementation.
class JwtTest {
    private static final JWSVerifier VERIFIER = new RSASSAVerifier(TestKeys.PUBLIC);
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void aTokenIsSignedAsItSays(Jwt.Algorithm algorithm) throws Exception {
        var claims = Written.object().add("sub", "x").build();

        var token = SignedJWT.parse(Jwt.sign(claims, algorithm, TestKeys.PRIVATE).reveal());

        assertThat(token.verify(VERIFIER)).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.name());
        assertThat(token.getHeader().getKeyID()).isNull();
    }

    @Test
    void theAppsAssertionIsDatedBackAMinuteAndLivesNine() throws Exception {
        var app = new AppIdentity("Iv1.client", new InstallationId(7), TestKeys.PRIVATE);

        var claims = SignedJWT.parse(app.assertion(NOW).reveal()).getJWTClaimsSet();

        assertThat(claims.getIssuer()).isEqualTo("Iv1.client");
        assertThat(claims.getIssueTime()).isEqualTo(NOW.minusSeconds(60));
        assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(540));
    }

    @Test
    void anIdentityDoesNotPrintItsKey() {
        assertThat(new AppIdentity("123", new InstallationId(7), TestKeys.PRIVATE))
                .hasToString("App 123, installation 7");
    }
}
