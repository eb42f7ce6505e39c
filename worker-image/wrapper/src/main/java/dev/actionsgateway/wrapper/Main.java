package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `wrapper prepare`, in the init container, then `wrapper run`, as the runner container's first
/// process.
public final class Main {
    /// Beyond the grace, for the last words.
    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private static final int PLACES = 6;

    private Main() {}

    public static void main(String[] words) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        int code;
        try {
            code =
                    switch (List.of(words)) {
                        case List<String> mode when mode.equals(List.of("run")) -> run(environment);
                        case List<String> mode when mode.equals(List.of("prepare")) ->
                                prepare(environment);
                        default -> wrong(List.of("say `prepare` or `run`"));
                    };
        } catch (IOException e) {
            Log.warn("the wrapper failed", "error", e.toString());
            code = Verdict.WRAPPER_BROKEN.exitCode();
        } catch (RuntimeException | Error e) {
            Log.warn("the wrapper failed", "error", bare(e));
            code = Verdict.WRAPPER_BROKEN.exitCode();
        }
        // not exit: a shutdown may be under way, whose hook waits for this very thread
        Runtime.getRuntime().halt(code);
    }

    private static int run(Map<String, String> environment) throws InterruptedException {
        Termination last = Termination.unidentified(environment);
        try {
            return run(environment, last);
        } catch (RuntimeException | Error e) {
            last.unstarted(Verdict.WRAPPER_BROKEN, bare(e));
            throw e;
        }
    }

    private static int run(Map<String, String> environment, Termination last)
            throws InterruptedException {
        return switch (Settings.read(environment)) {
            case Settings.Reading.Wrong(var problems) -> {
                last.unstarted(Verdict.BAD_CONFIGURATION, String.join("\n", problems));
                yield wrong(problems);
            }
            case Settings.Reading.Read(var settings) -> {
                var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
                var run = new Run(settings, environment, own(), steady(), out);
                onSignal(run, settings.limits().grace().plus(LAST_WORDS));
                yield run.run().exitCode();
            }
        };
    }

    private static int prepare(Map<String, String> environment) throws IOException {
        return switch (Prepare.read(environment, own())) {
            case Prepare.Reading.Wrong(var problems) -> wrong(problems);
            case Prepare.Reading.Read(var prepare) ->
                    prepare.copy()
                            .map(why -> {
                                Log.warn("the payload cannot be used", "why", why);
                                return Verdict.PAYLOAD_UNREADABLE.exitCode();
                            })
                            .orElse(0);
        };
    }

    /// An error without its message, which may quote what it was about: a secret, say.
    private static String bare(Throwable error) {
        return Stream.of(error.getStackTrace())
                .limit(PLACES)
                .map(place -> " at " + place)
                .collect(Collectors.joining("", error.getClass().getName(), ""));
    }

    private static int wrong(List<String> problems) {
        problems.forEach(problem -> Log.warn(problem));
        return Verdict.BAD_CONFIGURATION.exitCode();
    }

    /// SIGTERM and SIGINT begin a shutdown of this JVM, which lasts as long as the hook does; the
    /// main thread ends it.
    private static void onSignal(Run run, Duration longest) {
        Thread main = Thread.currentThread();
        Thread hook =
                Thread.ofPlatform()
                        .name("signal")
                        .unstarted(() -> {
                            run.shutdown();
                            try {
                                main.join(longest);
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Where this program lies: its Java is below.
    private static Path own() {
        return Path.of(System.getProperty("java.home")).toAbsolutePath().resolveSibling("");
    }

    /// The time of day at the start, and from there on a clock that nobody sets.
    private static InstantSource steady() {
        Instant start = InstantSource.system().instant();
        long then = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - then);
    }
}
