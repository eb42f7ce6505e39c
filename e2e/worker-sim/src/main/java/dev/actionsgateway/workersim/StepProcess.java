package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs the program of a step to its end, its time limit, or the order to stop.
///
/// A program that is to stop gets SIGINT, then SIGTERM, then its whole process tree is killed.
final class StepProcess {
    /// @param environment the whole of it
    record Command(List<String> words, Path directory, Map<String, String> environment) {}

    /// How it ended.
    sealed interface End {
        /// By itself; 128 plus the number of a signal that ended it.
        record Exited(int code) implements End {}

        /// The time limit passed, and it was stopped.
        record TimedOut() implements End {}

        /// The job was told to stop.
        record Stopped() implements End {}

        /// It could not be started.
        record NotStarted(String why) implements End {}
    }

    private enum Event {
        EXIT,
        ORDER
    }

    private final Stop stop;
    private final Times times;
    private final int oomScore;

    StepProcess(Stop stop, Times times, int oomScore) {
        this.stop = stop;
        this.times = times;
        this.oomScore = oomScore;
    }

    /// @param lines gets each line of both outputs, in the order in which they were written
    /// @param goesOn whether the step may go on although the job was cancelled
    End run(
            Command command,
            Consumer<String> lines,
            BooleanSupplier goesOn,
            Optional<Duration> limit)
            throws InterruptedException {
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            return new End.NotStarted(String.valueOf(e.getMessage()));
        }
        ProcessTree tree = new ProcessTree(process);
        tree.oomScore(oomScore);
        Thread reader = reader(process, lines);
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        var _ = process.onExit().thenRun(() -> events.add(Event.EXIT));
        try (var _ = stop.onOrder(() -> events.add(Event.ORDER))) {
            if (stop.first().isPresent()) {
                events.add(Event.ORDER);
            }
            return await(process, tree, events, goesOn, limit);
        } catch (InterruptedException e) {
            tree.kill();
            throw e;
        } finally {
            process.waitFor();
            reader.join(times.drain());
        }
    }

    private static Process start(Command command) throws IOException {
        var builder =
                new ProcessBuilder(ProcessTree.ownSession(command.words()))
                        .directory(command.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        return builder.start();
    }

    private End await(
            Process process,
            ProcessTree tree,
            BlockingQueue<Event> events,
            BooleanSupplier goesOn,
            Optional<Duration> limit)
            throws InterruptedException {
        long started = System.nanoTime();
        while (true) {
            Event event =
                    limit.isEmpty()
                            ? events.take()
                            : events.poll(
                                    limit.get().toNanos() - (System.nanoTime() - started),
                                    TimeUnit.NANOSECONDS);
            if (event == null) {
                escalate(process, tree);
                return new End.TimedOut();
            }
            if (event == Event.EXIT) {
                return new End.Exited(process.exitValue());
            }
            if (stop.shutdown() || !goesOn.getAsBoolean()) {
                escalate(process, tree);
                return new End.Stopped();
            }
        }
    }

    private void escalate(Process process, ProcessTree tree) throws InterruptedException {
        tree.look();
        tree.signal("INT");
        if (!process.waitFor(times.afterInterrupt())) {
            tree.look();
            tree.signal("TERM");
            if (!process.waitFor(times.afterTerminate())) {
                tree.look();
            }
        }
        tree.kill();
    }

    /// The thread ends with the output; a daemon that a step leaves behind may hold that open, and
    /// then the thread ends with the worker.
    private static Thread reader(Process process, Consumer<String> lines) {
        return Thread.ofPlatform()
                .daemon()
                .name("step-output")
                .start(() -> {
                    try (var in =
                            new BufferedReader(
                                    new InputStreamReader(process.getInputStream(), UTF_8))) {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            lines.accept(line);
                        }
                    } catch (IOException _) {
                        // The stream was closed under the reader: the step is over.
                    }
                });
    }
}
