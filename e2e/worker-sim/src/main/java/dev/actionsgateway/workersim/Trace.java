package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;

/// The diagnostic log: a file below `_diag`, and standard output too if that is asked for.
///
/// Lines are masked and flushed at once: what a crash leaves behind is whole.
final class Trace implements AutoCloseable {
    private static final DateTimeFormatter FILE = utc("yyyyMMdd-HHmmss");
    private static final DateTimeFormatter LINE = utc("yyyy-MM-dd HH:mm:ss'Z'");

    private final Writer file;
    private final PrintStream out;
    private final boolean echo;
    private final InstantSource clock;
    private final UnaryOperator<String> mask;

    private Trace(
            Writer file,
            PrintStream out,
            boolean echo,
            InstantSource clock,
            UnaryOperator<String> mask) {
        this.file = file;
        this.out = out;
        this.echo = echo;
        this.clock = clock;
        this.mask = mask;
    }

    /// @throws WorkerCrash if the folder cannot be written
    static Trace open(Path diag, WorkerHost host, UnaryOperator<String> mask) {
        boolean echo = host.truth("ACTIONS_RUNNER_PRINT_LOG_TO_STDOUT");
        try {
            Files.createDirectories(diag);
            Path file = diag.resolve("Worker_" + FILE.format(host.clock().instant()) + "-utc.log");
            return new Trace(
                    Files.newBufferedWriter(file, UTF_8), host.out(), echo, host.clock(), mask);
        } catch (IOException e) {
            throw new WorkerCrash("no diagnostics can be written below " + diag, e);
        }
    }

    void info(String source, String text) {
        write("INFO", source, text);
    }

    void error(String source, String text) {
        write("ERR ", source, text);
    }

    void error(String source, Exception failure) {
        write("ERR ", source, failure.toString());
    }

    @Override
    public void close() throws IOException {
        synchronized (file) {
            file.close();
        }
    }

    private void write(String level, String source, String text) {
        String body = " " + LINE.format(clock.instant()) + " " + level + " " + source + "] ";
        String line = body.substring(1) + mask.apply(text);
        synchronized (file) {
            try {
                file.write("[" + line + "\n");
                file.flush();
            } catch (IOException _) {
                // A full disk must not end the job; the console below still has the line.
            }
            if (echo) {
                out.println("[WORKER " + line);
            }
        }
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
