package dev.actionsgateway.githubsim.cli;

import dev.actionsgateway.githubsim.client.Dispatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Starts a workflow.
@Command(
        name = "dispatch",
        mixinStandardHelpOptions = true,
        description = "Starts a workflow, with the file given here or the one the repository has.")
final class DispatchCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "OWNER/REPO",
            converter = RepositoryName.Reader.class,
            description = "Where it runs.")
    private RepositoryName repository = RepositoryName.NONE;

    @Parameters(index = "1", paramLabel = "WORKFLOW", description = "Its name there, as ci.yml.")
    private String workflow = "";

    @Option(names = "--file", paramLabel = "PATH", description = "Run this file.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--ref",
            paramLabel = "REF",
            description = "Branch or tag (default: ${DEFAULT-VALUE}).")
    private String ref = "main";

    @Option(names = "--input", paramLabel = "NAME=VALUE", description = "An input; repeatable.")
    private Map<String, String> inputs = new HashMap<>();

    @Option(names = "--watch", description = "Watch the run until it ends.")
    private boolean watch;

    private final Ctl ctl;

    DispatchCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        String text = "";
        if (file.isPresent()) {
            try {
                text = Files.readString(file.get());
            } catch (IOException e) {
                ctl.terminal().complain("--file " + file.get() + " cannot be read: " + e);
                return 2;
            }
        }
        var dispatch =
                new Dispatch(repository.owner(), repository.name(), workflow, ref, text, inputs);
        return ctl.run(client -> {
            long run = client.dispatch(dispatch);
            ctl.terminal().say("run " + run + " is queued");
            if (watch) {
                return new Watch(client, ctl.terminal(), Watch.Detail.LOGS).run(run);
            }
            ctl.terminal().next("github-sim-ctl watch " + run);
            return 0;
        });
    }
}
