package dev.actionsgateway.agc.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.ShippedProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The controller as it is shipped, in a process of its own.
record AgcProcess(ShippedProgram program) implements AutoCloseable {
    private static final String MODULE = "operators/agc";

    /// Starts one.
    ///
    /// @param flags of the JVM, beside the image's own
    static AgcProcess start(Map<String, String> environment, List<String> flags, Path folder) {
        return new AgcProcess(ShippedProgram.start(MODULE, environment, flags, folder));
    }

    /// What a start taught the JVM, as it is in the image: the flag to use it with.
    static String trained(Path folder) throws InterruptedException {
        var cache = folder.resolve("app.aot");
        var flags = List.of("-XX:AOTCacheOutput=" + cache);
        var command = new ArrayList<>(ShippedProgram.command(MODULE, flags));
        command.add("--check");
        try {
            var training =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("training.log").toFile())
                            .start();
            assertThat(training.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-XX:AOTCache=" + cache;
    }

    long pid() {
        return program.pid();
    }

    boolean lives() {
        return program.lives();
    }

    /// Whether it serves the groups.
    boolean serves() {
        return saying("serving the groups") > 0;
    }

    /// How many lines of its log have this in them.
    long saying(String words) {
        return program.saying(words).size();
    }

    /// What it has logged.
    List<String> log() {
        return program.log();
    }

    /// As `kill -9`; returns when it is gone.
    void kill() throws InterruptedException {
        program.kill();
    }

    /// As SIGTERM; returns its exit code.
    int stop() throws InterruptedException {
        program.sigterm();
        return program.exitCode();
    }

    @Override
    public void close() {
        program.close();
    }
}
