package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The mode `run`: one job, from the payload's files to the termination log.
final class Run {
    private static final int ROOM = 64;
    private static final String WORKER = "bin/Runner.Worker";

    private final Settings settings;
    private final Map<String, String> inherited;
    private final Path own;
    private final InstantSource clock;
    private final PrintStream out;
    // a full queue means that a stop is long under way: what does not fit is not missed
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(ROOM);

    /// @param inherited the environment of this program
    /// @param own where this program and its Java are
    /// @param clock never goes back
    /// @param out takes what the worker prints
    Run(
            Settings settings,
            Map<String, String> inherited,
            Path own,
            InstantSource clock,
            PrintStream out) {
        this.settings = settings;
        this.inherited = Map.copyOf(inherited);
        this.own = own;
        this.clock = clock;
        this.out = out;
    }

    /// The pod is to go. May come at any time, from any thread, more than once.
    void shutdown() {
        var _ = events.offer(new Event.ShutdownAsked());
    }

    /// Runs the job to its end.
    Verdict run() throws InterruptedException {
        return switch (Payload.read(settings.payload())) {
            case Payload.Reading.Unreadable(var why) ->
                    unstarted(identified(Optional.empty()), Verdict.PAYLOAD_UNREADABLE, why);
            case Payload.Reading.Read(var payload) -> run(payload);
        };
    }

    private Verdict run(Payload payload) throws InterruptedException {
        Termination last = identified(Optional.of(payload.facts()));
        Path worker = settings.home().resolve(WORKER);
        try {
            unlink();
            RunnerFiles.write(settings);
            Map<String, String> environment = environment();
            if (!Files.isExecutable(worker)) {
                return unstarted(last, Verdict.WORKER_MISSING, worker + " is no program");
            }
            if (events.peek() instanceof Event.ShutdownAsked) {
                return unstarted(
                        last,
                        Verdict.STOPPED_BEFORE_START,
                        "the pod was to go before its job began");
            }
            var masker = Masker.of(payload.facts(), WorkerEnvironment.secrets(inherited));
            var process = WorkerProcess.start(worker, environment);
            return new Watch(process, settings, clock, events, last).watch(payload, masker, out);
        } catch (IOException e) {
            return unstarted(last, Verdict.WORKER_MISSING, e.toString());
        }
    }

    /// Steps run as the same user as this program: what it can read, they can.
    private void unlink() {
        try {
            Payload.unlink(settings.payload());
        } catch (IOException e) {
            Log.warn("the payload stays where steps can read it", "error", e.toString());
        }
    }

    private Map<String, String> environment() throws IOException {
        Path dotEnv = settings.home().resolve(".env");
        List<String> lines = Files.isReadable(dotEnv) ? Files.readAllLines(dotEnv) : List.of();
        Map<String, String> environment =
                WorkerEnvironment.of(inherited, lines, settings, own.toString());
        return TrustBundle.write(settings, environment)
                .map(bundle -> WorkerEnvironment.trusting(environment, bundle.toString()))
                .orElse(environment);
    }

    private Termination identified(Optional<JobFacts> job) {
        return new Termination(
                settings.terminationLog(),
                Termination.identity(
                        job,
                        settings.runner().getOrDefault("agentName", ""),
                        RunnerVersion.of(settings.home())));
    }

    private static Verdict unstarted(Termination last, Verdict verdict, String why) {
        Log.warn("the worker was not started", "reason", verdict.word(), "why", why);
        last.unstarted(verdict, why);
        return verdict;
    }

    /// How long until an instant, for a wait that looks again at least once a minute.
    static Duration until(Instant at, Instant now) {
        var longest = Duration.ofMinutes(1);
        if (at.equals(Instant.MAX)) {
            return longest;
        }
        Duration left = Duration.between(now, at);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(longest) < 0 ? left : longest;
    }
}
