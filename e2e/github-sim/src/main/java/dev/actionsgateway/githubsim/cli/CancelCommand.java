package dev.actionsgateway.githubsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Cancels a run.
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Asks the runners of a run to stop, as the cancel button does.")
final class CancelCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Its id; see runs.")
    private long run;

    @Option(names = "--force", description = "End it at once, whatever its runners do.")
    private boolean force;

    private final Ctl ctl;

    CancelCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            if (force) {
                client.forceCancel(run);
            } else {
                client.cancel(run);
            }
            ctl.terminal().say("run " + run + (force ? " is ended" : " is being cancelled"));
            ctl.terminal().next("github-sim-ctl watch " + run);
            return 0;
        });
    }
}
