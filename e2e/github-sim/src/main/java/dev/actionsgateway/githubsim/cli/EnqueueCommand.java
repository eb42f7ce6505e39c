package dev.actionsgateway.githubsim.cli;

import dev.actionsgateway.githubsim.client.NewJobs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Queues jobs.
@Command(
        name = "enqueue",
        mixinStandardHelpOptions = true,
        description = "Queues jobs without a workflow file, all alike, in one run.")
final class EnqueueCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "OWNER/REPO",
            converter = RepositoryName.Reader.class,
            description = "Whose jobs they are.")
    private RepositoryName repository = RepositoryName.NONE;

    @Option(
            names = "--label",
            required = true,
            description = "What a runner must have; repeatable.")
    private List<String> labels = List.of();

    @Option(names = "--name", description = "Their name (default: ${DEFAULT-VALUE}).")
    private String name = "job";

    @Option(names = "--group", description = "The runner group they must run in.")
    private Optional<String> group = Optional.empty();

    @Option(names = "--count", description = "How many (default: ${DEFAULT-VALUE}).")
    private int count = 1;

    @Option(
            names = "--fan-out",
            description = "To how many sessions each is delivered (default: ${DEFAULT-VALUE}).")
    private int fanOut = 1;

    private final Ctl ctl;

    EnqueueCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        var jobs =
                new NewJobs(
                        repository.owner(), repository.name(), name, labels, group, count, fanOut);
        return ctl.run(client -> {
            var queued = client.enqueue(jobs);
            ctl.terminal().say(queued.jobs().size() + " jobs queued in run " + queued.run());
            ctl.terminal().next("github-sim-ctl watch " + queued.run());
            return 0;
        });
    }
}
