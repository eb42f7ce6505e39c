package dev.actionsgateway.load;

import dev.actionsgateway.serve.Logs;
import java.util.concurrent.Callable;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The benchmarks as a program.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        description = {
            "Measures, tells its progress, and prints a table for docs/benchmarks.md.",
            "Run nothing else beside it: the figures are those of the whole machine."
        })
public final class Main implements Callable<Integer> {
    private Main() {}

    /// Runs one benchmark.
    public static void main(String[] arguments) {
        Logs.start(Level.WARN);
        // warns of every resource that is not v1 yet, and ours are not
        Logs.level("io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils", Level.ERROR);
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        var line = new CommandLine(new Main());
        return line.addSubcommand(new SessionsCommand(line.getOut(), line.getErr()))
                .addSubcommand(new GatewayCommand(line.getOut(), line.getErr()))
                .addSubcommand(new CoreCommand(line.getOut(), line.getErr()))
                .addSubcommand(new ProxyCommand(line.getOut(), line.getErr()));
    }

    /// Without a benchmark's name: says which there are.
    @Override
    public Integer call() {
        line().usage(System.err);
        return CommandLine.ExitCode.USAGE;
    }
}
