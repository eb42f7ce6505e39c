package dev.actionsgateway.githubsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Watches a run.
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Shows the jobs, steps and logs of a run as they happen; exits 0 on success.")
final class WatchCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Its id; see runs.")
    private long run;

    @Option(names = "--no-logs", description = "Steps only.")
    private boolean noLogs;

    private final Ctl ctl;

    WatchCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        var detail = noLogs ? Watch.Detail.STEPS : Watch.Detail.LOGS;
        return ctl.run(client -> new Watch(client, ctl.terminal(), detail).run(run));
    }
}
