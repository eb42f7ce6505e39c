package dev.actionsgateway.probe;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.probe.cli.Probe;
import dev.actionsgateway.probe.cli.Setting;
import dev.actionsgateway.probe.cli.Terminal;
import dev.actionsgateway.probe.link.Waits;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Starts the probe. SIGTERM and Ctrl-C are the wish to stop: what is open at GitHub is put away,
/// and the exit code is the command's own.
public final class Main {
    private static final Duration PUT_AWAY = Duration.ofSeconds(30);
    private static final int LATE = 143;

    private Main() {}

    /// Runs one command and exits with its code.
    public static void main(String... arguments) {
        var terminal =
                new Terminal(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        var waits = new Waits(InstantSource.system(), Sleeper.system(), new SecureRandom());
        var line = Probe.line(new Setting(System.getenv(), terminal, waits));
        var code = new AtomicInteger(LATE);
        var done = new CountDownLatch(1);
        var worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, done, code), "stop"));
        code.set(line.execute(arguments));
        done.countDown();
        System.exit(code.get());
    }

    /// The JVM would end with the signal's own code; the command knows better.
    private static void stop(Thread worker, CountDownLatch done, AtomicInteger code) {
        try {
            if (done.getCount() > 0) {
                worker.interrupt();
                var _ = done.await(PUT_AWAY.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code.get());
    }
}
