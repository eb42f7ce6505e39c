package dev.actionsgateway.githubsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Forgets all faults.
@Command(
        name = "clear",
        mixinStandardHelpOptions = true,
        description = "Forgets all faults, and lets go what hangs in a black hole.")
final class ClearFaultsCommand implements Callable<Integer> {
    private final Ctl ctl;

    ClearFaultsCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            client.clearFaults();
            ctl.terminal().say("no fault waits");
            ctl.terminal().next("github-sim-ctl invariants");
            return 0;
        });
    }
}
