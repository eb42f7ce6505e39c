package dev.actionsgateway.load;

import dev.actionsgateway.load.measure.Benchmark;
import dev.actionsgateway.load.measure.Report;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/// What the commands share: how often, and how it is told.
abstract class Measured implements Callable<Integer> {
    @Option(names = "--runs", description = "How often all of it is done.")
    private int runs = 1;

    @Option(
            names = "--simulator-jvm",
            paramLabel = "FILE",
            description = "The arguments of the simulator's JVM.")
    private Path arguments = Path.of("images/jvm.args");

    private final PrintWriter out;
    private final PrintWriter err;

    Measured(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// What is measured.
    abstract Benchmark benchmark();

    /// What the simulator's JVM is started with.
    List<String> simulatorArguments() {
        if (!Files.exists(arguments)) {
            throw new IllegalArgumentException(
                    "there is no "
                            + arguments
                            + ": start in the checkout's root, or say --simulator-jvm");
        }
        return List.of("@" + arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        var report = new Report(benchmark());
        for (int run = 1; run <= runs; run++) {
            int number = run;
            report.run(line -> tell(err, "run %d of %d: %s".formatted(number, runs, line)));
        }
        tell(out, "\n" + report.text());
        var faults = report.faults();
        faults.forEach(fault -> tell(out, "FAULT: " + fault));
        tell(
                out,
                faults.isEmpty()
                        ? "All held. The table can go to docs/benchmarks.md as it is."
                        : "Something did not hold: do not use these figures.");
        return faults.isEmpty() ? 0 : 1;
    }

    private static void tell(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }
}
