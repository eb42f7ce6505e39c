package dev.actionsgateway.githubsim.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists sessions, or drops one.
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        description = "Lists sessions and their polls.")
final class SessionsCommand implements Callable<Integer> {
    @Option(
            names = "--drop",
            paramLabel = "ID",
            description = "Drop this session, as if the broker had lost it.")
    private String drop = "";

    private final Ctl ctl;

    SessionsCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            if (!drop.isEmpty()) {
                client.dropSession(drop);
                ctl.terminal().say("session " + drop + " is dropped");
                ctl.terminal().next("github-sim-ctl sessions: a new one should show up");
                return 0;
            }
            var now = ctl.clock().instant();
            var sessions = client.sessions();
            ctl.terminal()
                    .table(
                            List.of("ID", "RUNNER", "SAYS", "POLL", "POLLS", "LAST", "OWNER"),
                            sessions.stream()
                                    .map(s ->
                                            List.of(
                                                    s.id(),
                                                    s.runner(),
                                                    s.says(),
                                                    s.polling() ? "waiting" : "-",
                                                    Long.toString(s.polls()),
                                                    Duration.between(s.lastPoll(), now).toSeconds()
                                                            + "s ago",
                                                    s.owner()))
                                    .toList());
            ctl.terminal().next("github-sim-ctl sessions --drop ID");
            return 0;
        });
    }
}
