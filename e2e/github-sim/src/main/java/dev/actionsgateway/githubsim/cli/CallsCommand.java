package dev.actionsgateway.githubsim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the latest requests.
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        description = "Lists the latest requests that reached the simulator.")
final class CallsCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "Only those with this in their path.")
    private String path = "";

    @Option(names = "--limit", description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    private final Ctl ctl;

    CallsCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            ctl.terminal()
                    .table(
                            List.of("AT", "METHOD", "PATH", "TOKEN", "STATUS", "MS", "FAULT"),
                            client.calls(path, limit).stream()
                                    .map(c ->
                                            List.of(
                                                    c.at().toString(),
                                                    c.method(),
                                                    c.path(),
                                                    c.token(),
                                                    c.status() == 0
                                                            ? "-"
                                                            : Integer.toString(c.status()),
                                                    Long.toString(c.millis()),
                                                    c.fault()))
                                    .toList());
            var counts = client.callCounts();
            ctl.terminal()
                    .say(
                            counts.total()
                                    + " calls in all, "
                                    + counts.unserved()
                                    + " of addresses that do not exist");
            ctl.terminal().next("github-sim-ctl invariants");
            return 0;
        });
    }
}
