package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.actionsgateway.serve.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for the loopback address, in nobody's bundle, as a company's own authority has it.
///
/// @param files the certificate and its key in PEM
/// @param trusted believes in it and in no other
record Certificate(TlsFiles files, SSLContext trusted) {
    private static final String PASSWORD = "changeit";

    /// Made by the JDK's own tool.
    static Certificate in(Path folder)
            throws GeneralSecurityException, IOException, InterruptedException {
        var store = folder.resolve("store.p12");
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of("-genkeypair", "-alias", "tls", "-keyalg", "EC"));
        words.addAll(List.of("-dname", "CN=simulator", "-ext", "SAN=ip:127.0.0.1"));
        words.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
        var process = new ProcessBuilder(words).redirectErrorStream(true);
        if (!process.start().waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException("keytool does not end");
        }
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var certificate = keys.getCertificate("tls");
        var files = TlsFiles.in(folder);
        Files.writeString(files.chain(), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(
                files.key(),
                pem("PRIVATE KEY", keys.getKey("tls", PASSWORD.toCharArray()).getEncoded()));
        var bundle = KeyStore.getInstance("PKCS12");
        bundle.load(null, null);
        bundle.setCertificateEntry("tls", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(bundle);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return new Certificate(files, context);
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes),
                        kind);
    }
}
