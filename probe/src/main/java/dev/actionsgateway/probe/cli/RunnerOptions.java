package dev.actionsgateway.probe.cli;

import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.probe.link.Runner;
import java.util.List;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Option;

/// The runners that the probe registers.
final class RunnerOptions {
    @Option(
            names = "--label",
            paramLabel = "NAME",
            order = 10,
            split = ",",
            description =
                    "What the workflow's runs-on asks for; repeatable (default: ${DEFAULT-VALUE})."
                            + " No other runner should have it.")
    private List<String> labels = List.of("actions-gateway-probe");

    @Option(
            names = "--runner-group",
            paramLabel = "NAME",
            order = 11,
            description = "The runner group (default: the account's default one).")
    private String group = "";

    @Option(
            names = "--runner-name",
            paramLabel = "NAME",
            order = 12,
            description =
                    "What its records are called, a number follows (default: ${DEFAULT-VALUE}).")
    private String name = "probe";

    /// A record for many jobs or one.
    RunnerSpec spec(Lifespan lifespan, RandomGenerator random) {
        return new RunnerSpec(
                "%s-%06d".formatted(name, random.nextInt(1_000_000)),
                labels,
                group,
                Runner.BUILD.version(),
                lifespan);
    }
}
