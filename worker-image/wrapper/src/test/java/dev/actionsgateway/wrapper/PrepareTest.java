package dev.actionsgateway.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the init container leaves for the runner container.
class PrepareTest {
    private static final String MESSAGE =
            "{\"messageType\":\"RunnerJobRequest\",\"jobId\":\"j\",\"plan\":{\"planId\":\"p\"}}";

    @TempDir Path root;
    private Path secret;
    private Path payload;

    @BeforeEach
    void layOut() throws Exception {
        secret = Files.createDirectory(root.resolve("secret"));
        payload = Files.createDirectory(root.resolve("payload"));
    }

    @Test
    void thePayloadIsCopiedForItsOwnerAlone() throws Exception {
        Stored.gzip(secret, MESSAGE, 20);

        var problem = new Prepare(secret, payload, root, Optional.empty()).copy();

        assertThat(problem).isEmpty();
        assertThat(Payload.read(payload)).isInstanceOf(Payload.Reading.Read.class);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(payload.resolve("payload-0"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aPayloadThatCouldNotRunIsRefusedBeforeTheRunnerStarts() throws Exception {
        Stored.plain(secret, "{}");

        var problem = new Prepare(secret, payload, root, Optional.empty()).copy();

        assertThat(problem).contains("the message has no messageType");
        assertThat(payload).isEmptyDirectory();
    }

    @Test
    void theProgramIsCopiedWithItsTimesAndPermissions() throws Exception {
        Stored.gzip(secret, MESSAGE, 1000);
        var own = Files.createDirectories(root.resolve("own/java/bin")).resolve("java");
        Files.writeString(own, "x");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("r-xr-xr-x"));
        var target = Files.createDirectory(root.resolve("target"));
        var prepare = new Prepare(secret, payload, root.resolve("own"), Optional.of(target));

        assertThat(prepare.copy()).isEmpty();
        assertThat(prepare.copy()).as("a second start of the init container").isEmpty();

        var copy = target.resolve("java/bin/java");
        assertThat(Files.getPosixFilePermissions(copy))
                .isEqualTo(Files.getPosixFilePermissions(own));
        assertThat(Files.getLastModifiedTime(copy)).isEqualTo(Files.getLastModifiedTime(own));
    }
}
