package dev.actionsgateway.githubsim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Lists the faults that wait.
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "Lists the faults that wait for their requests.")
final class FaultsCommand implements Callable<Integer> {
    private final Ctl ctl;

    FaultsCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            ctl.terminal()
                    .table(
                            List.of("NUMBER", "METHOD", "PATH", "KIND", "LEFT"),
                            client.faults().stream()
                                    .map(f ->
                                            List.of(
                                                    Long.toString(f.number()),
                                                    f.method(),
                                                    f.path(),
                                                    f.kind(),
                                                    Integer.toString(f.left())))
                                    .toList());
            ctl.terminal().next("github-sim-ctl faults add METHOD PATH --status 503");
            return 0;
        });
    }
}
