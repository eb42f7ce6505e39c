package dev.actionsgateway.githubsim.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Set;

/// What changes in the simulator, as names such as `run:7`, `job:31`, `fleet`, `checks` or `all`.
public final class ChangeStream implements AutoCloseable {
    private final BufferedReader lines;

    ChangeStream(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(body, UTF_8));
    }

    /// Waits for the next changes; an empty set every ten seconds while nothing changes. The first
    /// answer is `all`.
    ///
    /// @throws SimulatorException if the simulator ended the stream
    public Set<String> next() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    return Set.of(line.substring("data: ".length()).split(" "));
                }
                if (line.startsWith(":")) {
                    return Set.of();
                }
            }
            throw new SimulatorException("the simulator ended its stream of changes", null);
        } catch (IOException e) {
            throw new SimulatorException("the simulator's stream of changes broke off", e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
