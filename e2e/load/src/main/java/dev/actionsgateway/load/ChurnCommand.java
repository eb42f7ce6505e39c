package dev.actionsgateway.load;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.gateway.Churn;
import dev.actionsgateway.load.gateway.ChurnPlan;
import dev.actionsgateway.load.measure.Benchmark;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `churn`.
@Command(
        name = "churn",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "RunnerGroups are made, changed and deleted at random under a running controller,",
            "between a real API server and the simulator.",
            "",
            "At rest each has exactly one listener; when all are deleted, no thread, no object, no",
            "session and no runner is left. Exit code 1 names what is."
        })
final class ChurnCommand extends Measured {
    @Option(names = "--steps", description = "How many changes.")
    private int steps = 100;

    @Option(names = "--names", description = "Among how many groups.")
    private int names = 8;

    @Option(names = "--seed", description = "Decides what is done.")
    private long seed = 1;

    @Option(names = "--pause", description = "Milliseconds between two steps, at most.")
    private int pause = 500;

    @Option(names = "--limit", description = "Seconds until all must be as the specs say.")
    private int limit = 180;

    @Option(names = "--controller", paramLabel = "JAR", description = "The controller, built.")
    private Path program = Path.of("operators/agc/target/image/app.jar");

    ChurnCommand(PrintWriter out, PrintWriter err) {
        super(out, err);
    }

    @Override
    Benchmark benchmark() {
        var plan =
                new ChurnPlan(
                        steps,
                        names,
                        seed,
                        Duration.ofMillis(pause),
                        Duration.ofSeconds(limit),
                        program.toAbsolutePath(),
                        simulatorArguments());
        return new Churn(plan, InstantSource.system(), Sleeper.system());
    }
}
