package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The container engine of the checkout, and containers that run to their end.
final class Docker {
    private final String engine;

    private Docker(String engine) {
        this.engine = engine;
    }

    /// The engine that tests use; it is started if it does not run yet.
    static Docker engine() throws Exception {
        return new Docker(script("e2e/engine"));
    }

    /// The name of an image that `worker-image/build` makes.
    static String image(String name) throws Exception {
        return script("worker-image/build", name);
    }

    /// How a container ended.
    ///
    /// @param said both of its outputs
    record End(int code, String said) {}

    /// Runs a container as restricted as it can be: an ordinary user, no capabilities, no new
    /// privileges. It sees the network of this machine, where the simulator is.
    End run(List<String> options, List<String> command) throws Exception {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "docker",
                                "run",
                                "--rm",
                                "--network=host",
                                "--user=1001:1001",
                                "--cap-drop=ALL",
                                "--security-opt=no-new-privileges"));
        words.addAll(options);
        words.addAll(command);
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", engine);
        return end(builder.start());
    }

    private static String script(String script, String... words) throws Exception {
        var builder =
                new ProcessBuilder(
                                Stream.concat(
                                                Stream.of(root().resolve(script).toString()),
                                                Stream.of(words))
                                        .toList())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        var end = end(builder.start());
        if (end.code() != 0) {
            throw new IOException(script + " ended with " + end.code());
        }
        return end.said().lines().reduce("", (_, last) -> last);
    }

    private static End end(Process process) throws Exception {
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new End(process.waitFor(), said.strip());
    }

    /// The nearest folder upwards that holds the build's starter.
    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
