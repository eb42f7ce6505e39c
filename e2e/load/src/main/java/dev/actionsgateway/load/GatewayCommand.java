package dev.actionsgateway.load;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.gateway.GatewayBenchmark;
import dev.actionsgateway.load.gateway.GatewayPlan;
import dev.actionsgateway.load.measure.Benchmark;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `gateway`.
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "One gateway controller with many RunnerGroups, between a real API server and the",
            "simulator, over TLS, each a process of its own.",
            "",
            "Measures its start until the first poll, its memory with one group and with all, the",
            "time until all poll, the processor time of a rest, and the time from an offer to the",
            "worker's pod with many jobs at once. No pod runs: nothing acts on what the API server",
            "keeps. Exit code 1 says that the controller had something to complain about."
        })
final class GatewayCommand extends Measured {
    @Option(names = "--groups", description = "How many RunnerGroups, a session each.")
    private int groups = 1000;

    @Option(names = "--jobs", description = "How many jobs at once, each for another group.")
    private int jobs = 100;

    @Option(names = "--rest", description = "Seconds of rest.")
    private int rest = 60;

    @Option(names = "--limit", description = "Seconds that all groups may take until they poll.")
    private int limit = 600;

    @Option(names = "--controller", paramLabel = "JAR", description = "The controller, built.")
    private Path program = Path.of("operators/agc/target/image/app.jar");

    @Option(
            names = "--controller-jvm",
            paramLabel = "FILE",
            description = "Further arguments of the controller's JVM.",
            defaultValue = "images/agc.args")
    private List<Path> own = List.of();

    GatewayCommand(PrintWriter out, PrintWriter err) {
        super(out, err);
    }

    @Override
    Benchmark benchmark() {
        var plan =
                new GatewayPlan(
                        groups,
                        jobs,
                        Duration.ofSeconds(rest),
                        Duration.ofSeconds(limit),
                        program.toAbsolutePath(),
                        Path.of("images/TrainingKeys.java").toAbsolutePath(),
                        simulatorArguments(),
                        own.stream().map(file -> "@" + file).toList());
        return new GatewayBenchmark(plan, InstantSource.system(), Sleeper.system());
    }
}
