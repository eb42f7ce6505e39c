package dev.actionsgateway.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Where the certificate of a listener lies, as in a mounted Kubernetes Secret.
///
/// @param chain PEM file with the server's certificate first, then its issuers
/// @param key PEM file with the private key: PKCS#8, PKCS#1 (RSA) or SEC 1 (EC), not encrypted
/// @param poll how often the files' content is compared with what is in use
public record TlsFiles(Path chain, Path key, Duration poll) {
    /// How often the files are looked at unless told otherwise.
    public static final Duration POLL = Duration.ofSeconds(10);

    /// The texts of both files, read together.
    record Content(String chain, String key) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /// The names that a Secret of type `kubernetes.io/tls` has in the directory it is mounted at.
    public static TlsFiles in(Path directory) {
        return new TlsFiles(directory.resolve("tls.crt"), directory.resolve("tls.key"), POLL);
    }

    /// Whether both files are there and may be read.
    boolean present() {
        return Files.isReadable(chain) && Files.isReadable(key);
    }

    /// Reads both files; twice if the mount was swapped in between, so that they belong together.
    Content read() {
        var seen = readOnce();
        var again = readOnce();
        return seen.equals(again) ? seen : readOnce();
    }

    private Content readOnce() {
        try {
            return new Content(Files.readString(chain), Files.readString(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
