package dev.actionsgateway.githubsim.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Chromium without a window, with a fresh profile at every call.
final class Browser {
    private final Path program;
    private final Path folder;

    private Browser(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /// The browser of this machine, if there is one in the path.
    ///
    /// @param folder an empty folder for profiles
    static Optional<Browser> find(Path folder) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(Path::of)
                .flatMap(bin -> Stream.of("chromium", "chromium-browser").map(bin::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(program, folder));
    }

    /// The document as it is after its scripts have read what they show.
    String document(URI page) throws IOException, InterruptedException {
        return run(page, "--dump-dom");
    }

    /// A picture of the page.
    void picture(URI page, int width, int height, Path file)
            throws IOException, InterruptedException {
        run(page, "--window-size=" + width + "," + height, "--screenshot=" + file);
    }

    private String run(URI page, String... what) throws IOException, InterruptedException {
        var profile = Files.createTempDirectory(folder, "profile");
        var output = profile.resolve("output");
        var command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--hide-scrollbars",
                                "--user-data-dir=" + profile,
                                "--virtual-time-budget=5000"));
        command.addAll(List.of(what));
        command.add(page.toString());
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(profile.resolve("errors").toFile())
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("the browser did not come to an end");
        }
        return Files.readString(output, UTF_8);
    }
}
