package dev.actionsgateway.webhook.certs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/// An authority of somebody else's, and what it signs.
public final class TestPair {
    private final Issuer issuer =
            new Issuer(Lifetimes.standard(), InstantSource.system(), new SecureRandom());

    private final Signed authority = issuer.authority();

    /// As a webhook configuration has it.
    public String bundle() {
        var pem = Pem.of(authority.certificate());
        return Base64.getEncoder().encodeToString(pem.getBytes(UTF_8));
    }

    /// Puts a new certificate there.
    public void writeTo(Path folder) throws IOException {
        var server = issuer.server(authority, List.of("127.0.0.1"));
        Files.writeString(folder.resolve("tls.crt"), Pem.of(server.certificate()));
        Files.writeString(folder.resolve("tls.key"), Pem.of(server.key()));
    }
}
