package dev.actionsgateway.workersim;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What a worker runs on.
///
/// @param root the runner's home, which holds `.runner`
/// @param environment that of the process; steps inherit it
/// @param clock the time of day
/// @param times the fixed waits
/// @param out the standard output
public record WorkerHost(
        Path root,
        Map<String, String> environment,
        InstantSource clock,
        Times times,
        PrintStream out) {

    public WorkerHost {
        root = root.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /// A variable of the environment; an empty one is as good as none.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    boolean truth(String name) {
        return variable(name)
                .filter(value -> value.equalsIgnoreCase("true") || value.equals("1"))
                .isPresent();
    }
}
