package dev.actionsgateway.load.github;

import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.auth.InstallationId;
import dev.actionsgateway.github.register.RunnerKeys;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Trust;
import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/// A simulator in a process of its own, with GitHub's side over TLS on the loopback address. Its
/// account is the organisation `acme` with the repository `widgets`.
public final class SimulatorProcess implements AutoCloseable {
    /// The account's login.
    public static final String OWNER = "acme";

    /// The account's repository.
    public static final String REPOSITORY = "widgets";

    private static final String MAIN = "dev.actionsgateway.githubsim.Main";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Pattern PORT = Pattern.compile("\"(github|control)\":(\\d+)");

    private final Path folder;
    private final Process process;
    private final Authority authority;
    private final AppIdentity app;
    private final SimulatorClient control;
    private final int port;

    private SimulatorProcess(
            Path folder, Process process, Authority authority, AppIdentity app, String serving) {
        this.folder = folder;
        this.process = process;
        this.authority = authority;
        this.app = app;
        this.port = port("github", serving);
        this.control =
                new SimulatorClient(URI.create("http://127.0.0.1:" + port("control", serving)));
    }

    /// Starts one, and waits until it serves.
    ///
    /// @param jvm arguments for its JVM
    /// @param settings as its `--settings` takes them
    /// @throws IllegalStateException if it does not come up; the message is what it said
    public static SimulatorProcess start(
            List<String> jvm, String settings, InstantSource clock, Sleeper sleeper)
            throws InterruptedException {
        try {
            var folder = Files.createTempDirectory("load");
            var authority = new Authority(clock.instant());
            authority.serve(folder.resolve("tls.crt"), folder.resolve("tls.key"));
            var pair = RunnerKeys.rsa().make();
            Files.writeString(folder.resolve("app.pub"), Authority.pem(pair.open()));
            var app = new AppIdentity("12345", new InstallationId(98765432), pair.secret());
            var process =
                    new ProcessBuilder(command(jvm, folder, settings))
                            .redirectOutput(folder.resolve("out").toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var deadline = Deadline.after(START, clock);
            var serving = serving(process, folder.resolve("out"), deadline, sleeper);
            return new SimulatorProcess(folder, process, authority, app, serving);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(List<String> jvm, Path folder, String settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of("--host=127.0.0.1", "--port=0", "--control-port=0"));
        command.add("--management-port=0");
        command.add("--tls-cert=" + folder.resolve("tls.crt"));
        command.add("--tls-key=" + folder.resolve("tls.key"));
        command.add("--app-public-key=" + folder.resolve("app.pub"));
        command.add("--settings=" + settings);
        return command;
    }

    private static String serving(Process process, Path out, Deadline deadline, Sleeper sleeper)
            throws IOException, InterruptedException {
        while (true) {
            var line = line(out);
            if (line.isPresent()) {
                return line.get();
            }
            if (!process.isAlive() || deadline.expired()) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the simulator does not come up: " + Files.readString(out));
            }
            sleeper.sleep(LOOK);
        }
    }

    private static Optional<String> line(Path out) throws IOException {
        try (var lines = Files.lines(out)) {
            return lines.filter(
                            each -> each.contains("\"message\":\"serving\"") && each.endsWith("}"))
                    .findFirst();
        }
    }

    private static int port(String name, String line) {
        return PORT.matcher(line)
                .results()
                .filter(match -> match.group(1).equals(name))
                .map(match -> Integer.parseInt(match.group(2)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port of " + name + ": " + line));
    }

    /// What steers it.
    public SimulatorClient control() {
        return control;
    }

    /// The account as people give it.
    public Target target() {
        return Target.parse("https://127.0.0.1:" + port + "/" + OWNER);
    }

    /// The App that is installed there.
    public AppIdentity app() {
        return app;
    }

    /// The App's key in PEM form.
    public String appKey() {
        return Authority.pem(app.key());
    }

    /// The certificate authority in PEM form.
    public String authority() {
        return authority.pem();
    }

    /// Who believes its certificate.
    public SSLContext trust() {
        return Trust.with(authority.pem());
    }

    /// The process as the measuring sees it.
    public Watched watched() {
        return new Watched("simulator", process.toHandle());
    }

    /// Ends it gracefully, or not if that takes too long, and removes its files.
    @Override
    public void close() {
        control.close();
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            for (var name : List.of("tls.crt", "tls.key", "app.pub", "out")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
