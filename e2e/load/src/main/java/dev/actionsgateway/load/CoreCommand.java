package dev.actionsgateway.load;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.core.CoreBenchmark;
import dev.actionsgateway.load.core.CorePlan;
import dev.actionsgateway.load.measure.Benchmark;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `core`.
@Command(
        name = "core",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "The controller's groups inside of this process, with GitHub, cluster and workers",
            "that answer at once from memory: what our own code costs, and nothing else.",
            "",
            "Measures the heap that a parked listener holds, without its connection, and how many",
            "jobs pass in a second: offered, written down, claimed, renewed, run, dropped."
        })
final class CoreCommand extends Measured {
    @Option(names = "--groups", description = "How many groups, a listener each.")
    private int groups = 1000;

    @Option(names = "--jobs", description = "How many jobs.")
    private int jobs = 20_000;

    @Option(names = "--limit", description = "Seconds that each part may take.")
    private int limit = 300;

    @Option(names = "--payload", paramLabel = "FILE", description = "What every claim brings.")
    private Path payload = Path.of("testdata/payloads/probe.json");

    CoreCommand(PrintWriter out, PrintWriter err) {
        super(out, err);
    }

    @Override
    Benchmark benchmark() {
        var plan = new CorePlan(groups, jobs, Duration.ofSeconds(limit), payload);
        return new CoreBenchmark(plan, InstantSource.system(), Sleeper.system());
    }
}
