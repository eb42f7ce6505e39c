import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/// Makes a certificate and its key for the trial start of a program in its image's build, so that
/// the AOT cache learns TLS, too. They live in that stage alone and reach no image.
///
/// Usage: `java TrainingKeys.java DIRECTORY`; it writes `tls.crt`, `tls.key` and `tls.pub`.
final class TrainingKeys {
    private static final char[] PASSWORD = "training".toCharArray();

    private TrainingKeys() {}

    public static void main(String[] words) throws Exception {
        var directory = Files.createDirectories(Path.of(words[0]));
        var store = directory.resolve("store.p12");
        keytool(store);
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        var certificate = keys.getCertificate("training");
        write(directory.resolve("tls.crt"), "CERTIFICATE", certificate.getEncoded());
        write(directory.resolve("tls.key"), "PRIVATE KEY", keys.getKey("training", PASSWORD).getEncoded());
        write(directory.resolve("tls.pub"), "PUBLIC KEY", certificate.getPublicKey().getEncoded());
        Files.delete(store);
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int exit =
                new ProcessBuilder(
                                tool, "-genkeypair", "-alias", "training", "-keyalg", "RSA", "-keysize", "2048",
                                "-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1",
                                "-storetype", "PKCS12", "-keystore", store.toString(),
                                "-storepass", new String(PASSWORD))
                        .inheritIO()
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new UncheckedIOException(new IOException("keytool ended with " + exit));
        }
    }

    private static void write(Path file, String kind, byte[] der) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(kind, text));
    }
}
