package dev.actionsgateway.githubsim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/// Writes PEM files for tests.
final class Pem {
    private Pem() {}

    static void write(Path file, String type, Certificate certificate)
            throws IOException, CertificateEncodingException {
        write(file, type, certificate.getEncoded());
    }

    static void write(Path file, Key key) throws IOException {
        write(file, "PRIVATE KEY", key.getEncoded());
    }

    static void write(Path file, String type, byte[] content) throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type),
                US_ASCII);
    }
}
