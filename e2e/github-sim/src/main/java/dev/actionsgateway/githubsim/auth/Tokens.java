package dev.actionsgateway.githubsim.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.actionsgateway.githubsim.clock.SimClock;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// The tokens that the simulator gave out, and what they stand for.
public final class Tokens {
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SWEEP_EVERY = 4096;

    private final SimClock clock;
    private final FutureTask<KeyPair> key = new FutureTask<>(RunnerKeys::make);
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicLong given = new AtomicLong();

    /// The key that signs the tokens that are JWTs is made meanwhile: the first of them waits.
    public Tokens(SimClock clock) {
        this.clock = clock;
        Thread.ofVirtual().name("signing-key").start(key);
    }

    /// What a header `Authorization` holds.
    ///
    /// @param scheme in lower case
    public record Credential(String scheme, String token) {
        /// Reads the header; empty if it is missing or has no token.
        public static Optional<Credential> of(Optional<String> header) {
            return header.map(String::strip)
                    .map(text -> text.split(" +", 2))
                    .filter(parts -> parts.length == 2)
                    .map(parts ->
                            new Credential(parts[0].toLowerCase(Locale.ROOT), parts[1].strip()));
        }
    }

    /// Gives out a token as GitHub writes this kind.
    public String give(Grant grant) {
        if (given.incrementAndGet() % SWEEP_EVERY == 0) {
            var now = clock.shown();
            grants.values().removeIf(old -> old.expiresAt().plusSeconds(3600).isBefore(now));
        }
        var token =
                switch (grant) {
                    case Grant.Installation _ -> "ghs_" + random(LETTERS, 36);
                    case Grant.Registration _ -> "A" + random(CAPITALS, 131);
                    case Grant.Admin admin -> jwt(grant, Map.of("nameid", admin.scope().path()));
                    case Grant.Broker broker ->
                            jwt(grant, Map.of("sub", broker.clientId().toString()));
                    case Grant.Job job ->
                            jwt(
                                    grant,
                                    Map.of(
                                            "orch_id",
                                            job.planId() + "." + job.jobId() + ".__default",
                                            "scp",
                                            "Actions.Results:" + job.planId() + ":" + job.jobId()));
                };
        grants.put(token, grant);
        return token;
    }

    /// What a token stands for, if it has not ended.
    public Optional<Grant> valid(String token) {
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> clock.shown().isBefore(grant.expiresAt()));
    }

    /// What a token stands for or stood for; empty if it was never given out.
    public Optional<Grant> known(String token) {
        return Optional.ofNullable(grants.get(token));
    }

    /// Ends the tokens for which `which` holds, and says how many there were.
    public int revoke(BiPredicate<String, Grant> which) {
        var found =
                grants.entrySet().stream()
                        .filter(entry -> which.test(entry.getKey(), entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        found.forEach(grants::remove);
        return found.size();
    }

    /// How many tokens there are of each kind.
    public Map<TokenKind, Long> counts() {
        return List.copyOf(grants.values()).stream()
                .collect(Collectors.groupingBy(Grant::kind, Collectors.counting()));
    }

    private String jwt(Grant grant, Map<String, String> claims) {
        var set =
                new JWTClaimsSet.Builder()
                        .issuer("https://token.actions.githubusercontent.com")
                        .audience("https://actions.githubusercontent.com")
                        .issueTime(Date.from(clock.shown()))
                        .notBeforeTime(Date.from(clock.shown()))
                        .expirationTime(Date.from(grant.expiresAt()))
                        .jwtID(UUID.randomUUID().toString());
        claims.forEach(set::claim);
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID("simulator")
                        .build();
        var jwt = new SignedJWT(header, set.build());
        try {
            jwt.sign(new RSASSASigner(key.get(1, TimeUnit.MINUTES).getPrivate()));
        } catch (JOSEException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("an RSA key of 2048 bits is made, and signs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the token was signed", e);
        }
        return jwt.serialize();
    }

    private String random(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
