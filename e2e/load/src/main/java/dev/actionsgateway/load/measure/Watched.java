package dev.actionsgateway.load.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// A Java process, looked at from outside by `/proc` and `jcmd`.
///
/// @param name as it is called in figures
/// @param process the process itself
public record Watched(String name, ProcessHandle process) {
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    /// This process.
    public static Watched self(String name) {
        return new Watched(name, ProcessHandle.current());
    }

    /// The processor time that it has used, user and system.
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Its resident memory now, in bytes.
    public long resident() {
        return status("VmRSS");
    }

    /// The most resident memory that it has had, in bytes.
    public long peak() {
        return status("VmHWM");
    }

    /// What its heap holds after a full collection, in bytes. Slow, and changes the process: its
    /// heap may shrink.
    public long liveHeap() throws InterruptedException {
        jcmd("GC.run");
        var matches = USED.matcher(jcmd("GC.heap_info"));
        return matches.results().mapToLong(match -> Long.parseLong(match.group(1)) << 10).sum();
    }

    private long status(String name) {
        return Machine.kibibytes(Machine.value("/proc/" + process.pid() + "/status", name)) << 10;
    }

    private String jcmd(String order) throws InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var command =
                    new ProcessBuilder(tool, Long.toString(process.pid()), order)
                            .redirectErrorStream(true)
                            .start();
            var said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (command.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + order + " failed: " + said.strip());
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
