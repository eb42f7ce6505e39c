package dev.actionsgateway.githubsim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Says whether all that must hold holds.
@Command(
        name = "invariants",
        mixinStandardHelpOptions = true,
        description = "Says whether all invariants hold; exits 1 if one was broken.")
final class InvariantsCommand implements Callable<Integer> {
    private final Ctl ctl;

    InvariantsCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            var checks = client.checks();
            var terminal = ctl.terminal();
            if (checks.violated() == 0) {
                terminal.say(
                        terminal.paint(Terminal.Colour.GREEN, "✓ all invariants hold")
                                + " ("
                                + checks.checked()
                                + " checks)");
                terminal.next("github-sim-ctl runs");
                return 0;
            }
            terminal.say(
                    terminal.paint(Terminal.Colour.RED, "✗ " + checks.violated() + " violations"));
            terminal.table(
                    List.of("AT", "RULE", "ABOUT", "WHAT WAS SEEN"),
                    checks.violations().stream()
                            .map(v -> List.of(v.at().toString(), v.rule(), v.subject(), v.reason()))
                            .toList());
            terminal.next("github-sim-ctl calls, to see what led there");
            return 1;
        });
    }
}
