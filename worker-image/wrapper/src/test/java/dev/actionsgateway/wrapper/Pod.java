package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.workersim.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What a worker pod gives the wrapper, in a folder, and the wrapper in a process of its own.
final class Pod implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    final Path home;
    final Path payload;
    final Path cancelFile;
    final Path terminationLog;
    final Map<String, String> environment = new HashMap<>();
    private final Path root;
    private Process process;

    private Pod(Path root) throws IOException {
        this.root = root;
        home = Files.createDirectories(root.resolve("home"));
        payload = Files.createDirectories(root.resolve("payload"));
        cancelFile = Files.createFile(root.resolve("cancel"));
        terminationLog = root.resolve("termination-log");
        process = new ProcessBuilder("true").start();
        Installation.into(
                home,
                System.getProperty("java.class.path"),
                Path.of(System.getProperty("java.home")));
        environment.put("ACTIONS_GATEWAY_PAYLOAD", payload.toString());
        environment.put("ACTIONS_GATEWAY_RUNNER_HOME", home.toString());
        environment.put("ACTIONS_GATEWAY_CANCEL_FILE", cancelFile.toString());
        environment.put("ACTIONS_GATEWAY_TERMINATION_LOG", terminationLog.toString());
        environment.put("ACTIONS_GATEWAY_RUNNER_NAME", "gw-a-0");
        // far beyond what a busy machine takes: a test that is about a limit sets its own
        environment.put("ACTIONS_GATEWAY_ACCEPT_LIMIT", "PT3M");
        environment.put("ACTIONS_GATEWAY_GRACE", "PT3M");
        environment.put("ACTIONS_GATEWAY_CANCEL_LIMIT", "PT3M");
        // the worker's own waits, which are fixed, in a tenth of their time
        environment.put("WORKER_SIM_SCALE", "0.1");
    }

    /// A pod for one job, stored as the gateway stores it.
    static Pod of(Path root, Hub.Taken job) throws IOException {
        var pod = new Pod(root);
        Stored.gzip(pod.payload, job.message(), 900 * 1024);
        return pod;
    }

    /// A pod whose payload is still to be written.
    static Pod empty(Path root) throws IOException {
        return new Pod(root);
    }

    Pod with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Pod start() throws IOException {
        return start("run");
    }

    Pod start(String mode) throws IOException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx64m",
                                "-Xshare:auto",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.actionsgateway.wrapper.Main",
                                mode)
                        .redirectOutput(root.resolve("out").toFile())
                        .redirectError(root.resolve("err").toFile());
        // a container sees nothing of the machine that it runs on
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
        builder.environment().putAll(environment);
        process = builder.start();
        return this;
    }

    /// SIGTERM, as the kubelet sends it.
    void terminate() {
        process.toHandle().destroy();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the wrapper did not end; it said: " + own());
        }
        return process.exitValue();
    }

    /// The wrapper's process, for what /proc says of it.
    long pid() {
        return process.pid();
    }

    /// What the container printed: the worker's lines.
    String console() {
        return read(root.resolve("out"));
    }

    /// What the wrapper said itself.
    String own() {
        return read(root.resolve("err"));
    }

    Fields termination() {
        return Fields.of(read(terminationLog).getBytes(UTF_8));
    }

    String last(String member) {
        return termination().text(member).orElse("");
    }

    /// Waits until a step has made this file in its workspace.
    void awaitFile(String name) {
        until(() -> Files.exists(workspace().resolve(name)));
    }

    Path workspace() {
        return home.resolve("_work/widgets/widgets");
    }

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come about");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
