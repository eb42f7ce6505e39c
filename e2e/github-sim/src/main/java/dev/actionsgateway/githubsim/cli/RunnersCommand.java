package dev.actionsgateway.githubsim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Lists runner records.
@Command(
        name = "runners",
        mixinStandardHelpOptions = true,
        description = "Lists runner records: status, job, group, labels.")
final class RunnersCommand implements Callable<Integer> {
    private final Ctl ctl;

    RunnersCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            var runners = client.runners();
            ctl.terminal()
                    .table(
                            List.of("ID", "NAME", "STATUS", "JOB", "GROUP", "LABELS"),
                            runners.stream()
                                    .map(r ->
                                            List.of(
                                                    Long.toString(r.id()),
                                                    r.name(),
                                                    r.busy() ? "busy" : r.status(),
                                                    r.job().map(String::valueOf).orElse("-"),
                                                    r.group(),
                                                    String.join(",", r.labels())))
                                    .toList());
            ctl.terminal()
                    .next(
                            runners.isEmpty()
                                    ? "nobody is registered: start a listener against it"
                                    : "github-sim-ctl sessions");
            return 0;
        });
    }
}
