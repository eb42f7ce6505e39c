package dev.actionsgateway.probe;

import dev.actionsgateway.serve.TlsFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;

/// A certificate of the loopback address that vouches for itself.
final class Certificate {
    private static final String PASSWORD = "changeit";

    private Certificate() {}

    /// Makes one with the JDK's own tool, good from now for 90 days.
    static TlsFiles make(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        return make(folder, "+0d", 90);
    }

    /// @param start from when, relative to now, as `-2d`
    /// @param days for how long
    static TlsFiles make(Path folder, String start, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("tls.p12");
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-startdate",
                        start,
                        "-validity",
                        Integer.toString(days),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var chain = folder.resolve("tls.crt");
        var key = folder.resolve("tls.key");
        GitHub.write(chain, GitHub.pem("CERTIFICATE", keys.getCertificate("tls").getEncoded()));
        GitHub.write(
                key,
                GitHub.pem("PRIVATE KEY", keys.getKey("tls", PASSWORD.toCharArray()).getEncoded()));
        return new TlsFiles(chain, key, Duration.ofSeconds(10));
    }
}
