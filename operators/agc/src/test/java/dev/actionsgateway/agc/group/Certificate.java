package dev.actionsgateway.agc.group;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.actionsgateway.serve.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A certificate for 127.0.0.1 that signs itself, made by the JDK's own tool.
record Certificate(TlsFiles files, Path bundle) {
    private static final String WORD = "changeit";

    static Certificate in(Path folder) {
        var store = folder.resolve("store.p12");
        try {
            keytool(store);
            var keys = KeyStore.getInstance(store.toFile(), WORD.toCharArray());
            var chain = folder.resolve("tls.crt");
            var key = folder.resolve("tls.key");
            write(chain, "CERTIFICATE", keys.getCertificate("tls").getEncoded());
            write(key, "PRIVATE KEY", keys.getKey("tls", WORD.toCharArray()).getEncoded());
            return new Certificate(new TlsFiles(chain, key, Duration.ofMinutes(1)), chain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store) throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var words =
                "-genkeypair -alias tls -keyalg EC -dname CN=simulator -validity 2"
                        + " -ext SAN=ip:127.0.0.1,dns:localhost -ext BC:c=ca:true"
                        + " -storetype PKCS12 -storepass "
                        + WORD;
        var command = new java.util.ArrayList<>(List.of(tool));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of("-keystore", store.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void write(Path file, String type, byte[] content) throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type),
                US_ASCII);
    }
}
