package dev.actionsgateway.githubsim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists runs.
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Lists runs, the newest first.")
final class RunsCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "WORD", description = "Only those with these words.")
    private List<String> words = List.of();

    @Option(names = "--limit", description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    private final Ctl ctl;

    RunsCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            var runs = client.runs(String.join(" ", words), limit);
            for (var run : runs) {
                ctl.terminal()
                        .say(
                                ctl.terminal().mark(run.state().status(), run.state().conclusion())
                                        + "  "
                                        + run.id()
                                        + "  "
                                        + run.name()
                                        + " #"
                                        + run.number()
                                        + "  "
                                        + run.repository()
                                        + "  "
                                        + run.event()
                                        + "  "
                                        + run.branch());
            }
            ctl.terminal()
                    .next(
                            runs.isEmpty()
                                    ? "no run fits; start one: github-sim-ctl dispatch"
                                    : "github-sim-ctl watch " + runs.getFirst().id());
            return 0;
        });
    }
}
