package dev.actionsgateway.load;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Benchmark;
import dev.actionsgateway.load.sessions.SessionsBenchmark;
import dev.actionsgateway.load.sessions.SessionsPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `sessions`.
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Many sessions poll a simulator over TLS, and many jobs pass through it.",
            "",
            "The simulator is a process of its own, started and ended by each run. Every runner",
            "is registered as config.sh does it; every job is acquired, renewed once, polled Busy",
            "for and completed. Exit code 1 says that something did not hold: an invariant, a job",
            "that did not conclude exactly once, a request that was refused."
        })
final class SessionsCommand extends Measured {
    @Option(names = "--sessions", description = "How many runners, a session each.")
    private int sessions = 1000;

    @Option(names = "--jobs", description = "How many jobs.")
    private int jobs = 10_000;

    @Option(names = "--abreast", description = "How many runners are registered at a time.")
    private int abreast = 32;

    @Option(names = "--keys", description = "How many RSA key pairs the runners share.")
    private int keys = 8;

    @Option(names = "--rest", description = "Seconds of rest before the first job.")
    private int rest;

    @Option(names = "--limit", description = "Seconds that the jobs may take in all.")
    private int limit = 900;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Record the simulator with Flight Recorder; look at it with jfr.")
    private @Nullable Path recording;

    SessionsCommand(PrintWriter out, PrintWriter err) {
        super(out, err);
    }

    @Override
    Benchmark benchmark() {
        var jvm = new ArrayList<>(simulatorArguments());
        Optional.ofNullable(recording)
                .ifPresent(file ->
                        jvm.add("-XX:StartFlightRecording=settings=profile,filename=" + file));
        var plan =
                new SessionsPlan(
                        sessions,
                        jobs,
                        abreast,
                        keys,
                        Duration.ofSeconds(rest),
                        Duration.ofSeconds(limit),
                        jvm);
        return new SessionsBenchmark(plan, InstantSource.system(), Sleeper.system());
    }
}
