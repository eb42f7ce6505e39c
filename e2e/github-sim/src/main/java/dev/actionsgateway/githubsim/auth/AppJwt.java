package dev.actionsgateway.githubsim.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.actionsgateway.githubsim.core.Tenants;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges the JWT by which an App proves who it is.
public final class AppJwt {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private AppJwt() {}

    /// What came of it.
    public sealed interface Judgement {
        /// It is this App's.
        record Good(Tenants.App app) implements Judgement {}

        /// It is refused, with the words that GitHub uses.
        record Refused(String message) implements Judgement {}
    }

    /// Judges a JWT by GitHub's clock.
    public static Judgement judge(String token, Tenants tenants, Instant now) {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            var app = Optional.ofNullable(claims.getIssuer()).flatMap(tenants::app);
            if (app.isEmpty()) {
                return refused("Integration not found");
            }
            if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                    || !jwt.verify(new RSASSAVerifier(app.get().key()))) {
                return refused("A JSON web token could not be decoded");
            }
            return times(app.get(), claims.getIssueTime(), claims.getExpirationTime(), now);
        } catch (ParseException | JOSEException _) {
            return refused("A JSON web token could not be decoded");
        }
    }

    private static Judgement times(
            Tenants.App app, @Nullable Date issued, @Nullable Date expires, Instant now) {
        if (issued == null || issued.toInstant().isAfter(now)) {
            return refused(
                    "'Issued at' claim ('iat') must be an Integer representing the time that the"
                            + " assertion was issued");
        }
        if (expires == null || !expires.toInstant().isAfter(now)) {
            return refused(
                    "'Expiration time' claim ('exp') must be a numeric value representing the"
                            + " future time at which the assertion expires");
        }
        if (expires.toInstant().isAfter(now.plus(LONGEST))) {
            return refused("'Expiration time' claim ('exp') is too far in the future");
        }
        return new Judgement.Good(app);
    }

    private static Judgement refused(String message) {
        return new Judgement.Refused(message);
    }
}
