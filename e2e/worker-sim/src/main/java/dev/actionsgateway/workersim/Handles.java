package dev.actionsgateway.workersim;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The inherited pipe ends, found in `/proc/self/fd`.
///
/// Both must be a FIFO or a socket, as the real worker demands, also the one that nothing is ever
/// written to. A pipe held the wrong way round is told here; the real one fails at its first read.
final class Handles {
    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;
    private static final int ACCESS = 03;
    private static final int WRITE_ONLY = 01;
    private static final Path SELF = Path.of("/proc/self");

    private Handles() {}

    /// The stream of frames.
    ///
    /// @throws WorkerCrash if one of the two is closed, or of another kind
    static InputStream open(Arguments arguments) {
        check(arguments.write());
        Path read = check(arguments.read());
        if (accessOf(arguments.read()) == WRITE_ONLY) {
            throw new WorkerCrash("handle " + arguments.read() + " is the writing end of a pipe");
        }
        try {
            return new FileInputStream(read.toFile());
        } catch (IOException e) {
            throw new WorkerCrash("handle " + arguments.read() + " cannot be opened", e);
        }
    }

    private static Path check(long handle) {
        Path path = SELF.resolve("fd").resolve(Long.toString(handle));
        int type;
        try {
            type = (int) Files.getAttribute(path, "unix:mode") & TYPE;
        } catch (IOException e) {
            throw new WorkerCrash("handle " + handle + " is not open", e);
        }
        if (type != FIFO && type != SOCKET) {
            throw new WorkerCrash("handle " + handle + " is neither a pipe nor a socket");
        }
        return path;
    }

    private static int accessOf(long handle) {
        try (var lines = Files.lines(SELF.resolve("fdinfo").resolve(Long.toString(handle)))) {
            return lines.filter(line -> line.startsWith("flags:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(6).strip(), 8) & ACCESS)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }
}
