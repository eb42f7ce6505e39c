package dev.actionsgateway.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A generated file that is committed. `-Drefresh` writes it; otherwise it must be what is
/// generated.
final class Committed {

    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();

    private Committed() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static void mustBe(String path, String generated) {
        Path file = file(path);
        try {
            if (System.getProperty("refresh") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, generated);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as(
                            path
                                    + " is generated: ./mvnw -pl operators/api -am test -Drefresh writes it")
                    .isEqualTo(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
