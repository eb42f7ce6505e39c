package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One file with all certificates that the worker trusts: OpenSSL takes a single one.
final class TrustBundle {
    private static final String FILE = "ca-bundle.crt";
    private static final List<String> SYSTEM =
            List.of(
                    "/etc/ssl/certs/ca-certificates.crt",
                    "/etc/pki/tls/certs/ca-bundle.crt",
                    "/etc/ssl/cert.pem");

    private TrustBundle() {}

    /// Puts the system's bundle and the gateway's certificates together.
    ///
    /// @return the file; nothing if the system's bundle is enough
    static Optional<Path> write(Settings settings, Map<String, String> environment)
            throws IOException {
        if (settings.certificates().isEmpty()) {
            return Optional.empty();
        }
        Path bundle = folder(settings).resolve(FILE);
        Files.deleteIfExists(bundle);
        try (OutputStream out = Files.newOutputStream(bundle)) {
            Optional<Path> system = system(environment);
            if (system.isEmpty()) {
                Log.warn("the image has no certificates of its own");
            }
            for (Path file :
                    Stream.concat(system.stream(), settings.certificates().stream()).toList()) {
                Files.copy(file, out);
                out.write('\n');
            }
        }
        return Optional.of(bundle);
    }

    private static Optional<Path> system(Map<String, String> environment) {
        return Stream.concat(Stream.ofNullable(environment.get("SSL_CERT_FILE")), SYSTEM.stream())
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst();
    }

    private static Path folder(Settings settings) {
        return Files.isWritable(settings.home()) ? settings.home() : Path.of("/tmp");
    }
}
