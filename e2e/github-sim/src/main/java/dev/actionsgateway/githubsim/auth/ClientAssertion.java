package dev.actionsgateway.githubsim.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Judges the JWT by which a runner proves who it is.
public final class ClientAssertion {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final SignedJWT jwt;
    private final JWTClaimsSet claims;
    private final UUID clientId;

    private ClientAssertion(SignedJWT jwt, JWTClaimsSet claims, UUID clientId) {
        this.jwt = jwt;
        this.claims = claims;
        this.clientId = clientId;
    }

    /// Reads an assertion; empty if it is none.
    public static Optional<ClientAssertion> read(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            var subject = claims.getSubject();
            var issuer = claims.getIssuer();
            if (subject == null || !subject.equals(issuer)) {
                return Optional.empty();
            }
            return Optional.of(new ClientAssertion(jwt, claims, UUID.fromString(subject)));
        } catch (ParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The client that it claims to be.
    public UUID clientId() {
        return clientId;
    }

    /// What is wrong with it, in the words of the token endpoint; empty if nothing is.
    ///
    /// @param audience the address of the token endpoint as the credentials name it
    public Optional<String> fault(
            RSAPublicKey key, String audience, Instant now, Duration tolerated) {
        try {
            if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(new RSASSAVerifier(key))) {
                return Optional.of("The signature is not valid");
            }
        } catch (JOSEException _) {
            return Optional.of("The signature is not valid");
        }
        if (!claims.getAudience().equals(List.of(audience))) {
            return Optional.of("The audience of the bearer token is not valid");
        }
        return times(claims.getNotBeforeTime(), claims.getExpirationTime(), now, tolerated);
    }

    private static Optional<String> times(
            @Nullable Date from, @Nullable Date until, Instant now, Duration tolerated) {
        if (until == null || until.toInstant().isBefore(now)) {
            return Optional.of(
                    "The bearer token expired on %s. Current server time is %s."
                            .formatted(
                                    until == null ? "" : TIME.format(until.toInstant()),
                                    TIME.format(now)));
        }
        if (from != null && from.toInstant().isAfter(now.plus(tolerated))) {
            return Optional.of(
                    "The bearer token is not valid until %s. Current server time is %s."
                            .formatted(TIME.format(from.toInstant()), TIME.format(now)));
        }
        return Optional.empty();
    }
}
