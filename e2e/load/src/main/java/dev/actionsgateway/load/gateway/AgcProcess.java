package dev.actionsgateway.load.gateway;

import dev.actionsgateway.load.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The controller as a process of its own, with the JVM's settings and the AOT cache that its image
/// has.
final class AgcProcess implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Pattern MADE = Pattern.compile("stage=STARTED, sinceOffer=(PT[0-9.HMS]+)");
    private static final Map<String, String> TOLD =
            Map.of(
                    "POD_NAMESPACE", Tenant.NAMESPACE,
                    "GATEWAY", Tenant.GATEWAY,
                    "RUNNER_IMAGE", "runner:1",
                    "RUNNER_VERSION", "2.336.0",
                    "WRAPPER_IMAGE", "wrapper:1",
                    "MANAGEMENT_PORT", "0",
                    "REST_POINTS", "99999999");

    private final Path log;
    private final Process process;
    private final Instant begun;

    private AgcProcess(Path log, Process process, Instant begun) {
        this.log = log;
        this.process = process;
        this.begun = begun;
    }

    /// Lets the program learn, as the build of its image does.
    ///
    /// @param folder where the AOT cache goes
    static void learn(GatewayPlan plan, Path folder) throws InterruptedException {
        var command = command(plan, "-XX:AOTCacheOutput=" + cache(folder));
        command.addAll(
                List.of(
                        "--check",
                        "--tls-cert=" + folder.resolve("tls.crt"),
                        "--tls-key=" + folder.resolve("tls.key")));
        run(
                new ProcessBuilder(java(), plan.keys().toString(), folder.toString()),
                folder.resolve("keys"));
        run(new ProcessBuilder(command), folder.resolve("learning"));
    }

    /// Starts one that finds the API server by this kubeconfig.
    static AgcProcess start(GatewayPlan plan, Path folder, String kubeconfig) {
        try {
            var file = Files.writeString(folder.resolve("kubeconfig"), kubeconfig);
            var builder = new ProcessBuilder(command(plan, "-XX:AOTCache=" + cache(folder)));
            builder.environment().putAll(TOLD);
            builder.environment().put("KUBECONFIG", file.toString());
            builder.environment().put("SCRATCH", folder.toString());
            var log = folder.resolve("agc");
            var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            var begun = process.info().startInstant().orElseThrow();
            return new AgcProcess(log, process, begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cache(Path folder) {
        return folder.resolve("agc.aot");
    }

    private static List<String> command(GatewayPlan plan, String option) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(plan.jvm());
        command.addAll(plan.own());
        command.addAll(List.of(option, "-jar", plan.program().toString()));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void run(ProcessBuilder builder, Path said) throws InterruptedException {
        try {
            int exit =
                    builder.redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// When its process began, to a hundredth of a second.
    Instant begun() {
        return begun;
    }

    /// How long after its offer each job's pod was made, by the controller's own log.
    List<Duration> offersToPods() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.flatMap(line -> MADE.matcher(line).results())
                    .map(match -> Duration.parse(match.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it had to complain about, cut short.
    List<String> complaints() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line ->
                            line.contains("\"level\":\"WARN\"")
                                    || line.contains("\"level\":\"ERROR\""))
                    .map(line -> line.substring(0, Math.min(line.length(), 300)))
                    .limit(20)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it still runs.
    boolean alive() {
        return process.isAlive();
    }

    /// The process as the measuring sees it.
    Watched watched() {
        return new Watched("controller", process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
