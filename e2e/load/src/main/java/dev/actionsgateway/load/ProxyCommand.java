package dev.actionsgateway.load;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Benchmark;
import dev.actionsgateway.load.proxy.ProxyBenchmark;
import dev.actionsgateway.load.proxy.ProxyPlan;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `proxy`.
@Command(
        name = "proxy",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "The egress proxy as a process, and beside it HAProxy with one thread, which carries",
            "plain TCP, since it knows no CONNECT. Clients and destination are in this process.",
            "",
            "Measures the memory of silent tunnels, and what a processor second of the process",
            "carries and makes."
        })
final class ProxyCommand extends Measured {
    @Option(names = "--tunnels", description = "How many silent ones.")
    private int tunnels = 5000;

    @Option(names = "--mebibytes", description = "How many are carried.")
    private int mebibytes = 16_384;

    @Option(names = "--connects", description = "How many tunnels are made and ended.")
    private int connects = 20_000;

    @Option(names = "--limit", description = "Seconds that each part may take.")
    private int limit = 120;

    @Option(names = "--program", paramLabel = "FILE", description = "The proxy.")
    private Path program = Path.of("proxy/target/image/app.jar");

    @Option(names = "--haproxy", paramLabel = "FILE", description = "Left out if it is not there.")
    private Path haproxy = Path.of("/usr/sbin/haproxy");

    ProxyCommand(PrintWriter out, PrintWriter err) {
        super(out, err);
    }

    @Override
    Benchmark benchmark() {
        var plan =
                new ProxyPlan(
                        tunnels,
                        mebibytes,
                        connects,
                        Duration.ofSeconds(limit),
                        program,
                        simulatorArguments(),
                        Optional.of(haproxy).filter(Files::isExecutable));
        return new ProxyBenchmark(plan, InstantSource.system(), Sleeper.system());
    }
}
