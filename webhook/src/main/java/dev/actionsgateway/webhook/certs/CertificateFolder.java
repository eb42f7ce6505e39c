package dev.actionsgateway.webhook.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder that the listener reads its certificate from, swapped as a whole, as the kubelet does
/// with a Secret's.
///
/// @param folder a writable one, of this program alone
record CertificateFolder(Path folder) {
    private static final String CURRENT = "current";

    /// Where `tls.crt` and `tls.key` are.
    Path current() {
        return folder.resolve(CURRENT);
    }

    /// Puts both there.
    void write(Signed server) {
        try {
            Files.createDirectories(folder);
            var mine = PosixFilePermissions.fromString("rwx------");
            var fresh =
                    Files.createTempDirectory(
                            folder, "pair-", PosixFilePermissions.asFileAttribute(mine));
            Files.writeString(fresh.resolve("tls.crt"), Pem.of(server.certificate()));
            Files.writeString(fresh.resolve("tls.key"), Pem.of(server.key()));
            var link = folder.resolve(fresh.getFileName() + ".link");
            Files.createSymbolicLink(link, fresh.getFileName());
            Files.move(link, current(), StandardCopyOption.ATOMIC_MOVE);
            sweep(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep(Path fresh) throws IOException {
        try (Stream<Path> pairs = Files.list(folder)) {
            for (var pair : pairs.filter(one -> isOld(one, fresh)).toList()) {
                try (Stream<Path> files = Files.walk(pair)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static boolean isOld(Path one, Path fresh) {
        return one.getFileName().toString().startsWith("pair-") && !one.equals(fresh);
    }
}
