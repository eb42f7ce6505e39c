package dev.actionsgateway.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The checkout that the tests run in, and the scripts in it.
public final class Repository {

    private Repository() {}

    /// The root of the checkout: the nearest folder upwards that holds `mvnw`.
    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Optional<Path> here = Optional.of(start);
                here.isPresent();
                here = here.map(Path::getParent)) {
            if (Files.exists(here.get().resolve("mvnw"))) {
                return here.get();
            }
        }
        throw new ClusterException(
                "no checkout: neither " + start + " nor a folder above has mvnw");
    }

    /// Runs a script of the checkout to its end and returns the last line that it printed. Its
    /// progress, on standard error, is shown as it comes.
    ///
    /// @throws ClusterException if it fails; what it said stands above, on standard error
    public static String run(String script, String... arguments) throws InterruptedException {
        var command = new ProcessBuilder(root().resolve(script).toString());
        command.command().addAll(java.util.List.of(arguments));
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = command.start();
            process.getOutputStream().close();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new ClusterException(
                        String.join(" ", command.command()) + " failed with exit code " + exit);
            }
            return printed.strip().lines().reduce((_, last) -> last).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
