package dev.actionsgateway.githubsim.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signed URLs: whoever has one may read or write one text until it expires, without a token.
public final class BlobUrls {
    /// Where the worker uploads, under the public base.
    public static final String UPLOADS = "blobs/";

    /// Where finished logs are read, under the public base.
    public static final String LOGS = "logs/";

    private final SecretKeySpec key;
    private final Duration life;
    private final InstantSource clock;

    /// @param key any bytes that only this simulator knows
    /// @param life how long a URL is good
    public BlobUrls(byte[] key, Duration life, InstantSource clock) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.life = life;
        this.clock = clock;
    }

    /// URLs under a key that nobody else knows.
    public static BlobUrls secret(Duration life, InstantSource clock) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new BlobUrls(key, life, clock);
    }

    /// Where REST sends a client that asks for a job's log: plain text, without a token.
    ///
    /// @param base the public base of the simulator, ending in `/`
    public URI log(URI base, JobKey job) {
        return sign(base, LOGS, BlobRef.ofJob(job, BlobRef.Kind.JOB_LOG));
    }

    URI upload(URI base, BlobRef ref) {
        return sign(base, UPLOADS, ref);
    }

    private URI sign(URI base, String prefix, BlobRef ref) {
        long expires = clock.instant().plus(life).getEpochSecond();
        String path = prefix + ref.path();
        return base.resolve(path + "?se=" + expires + "&sig=" + signature(path, expires));
    }

    /// What a URL with this path and these query values allows; empty if it is forged or expired.
    ///
    /// @param prefix [#UPLOADS] or [#LOGS]
    /// @param rest the path after the prefix
    Optional<BlobRef> verify(String prefix, String rest, String expires, String signature) {
        if (!expires.matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        long end = Long.parseLong(expires);
        boolean genuine =
                MessageDigest.isEqual(
                        signature(prefix + rest, end).getBytes(UTF_8), signature.getBytes(UTF_8));
        boolean live = clock.instant().isBefore(Instant.ofEpochSecond(end));
        return genuine && live ? BlobRef.parse(rest) : Optional.empty();
    }

    private String signature(String path, long expires) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((path + "\n" + expires).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
