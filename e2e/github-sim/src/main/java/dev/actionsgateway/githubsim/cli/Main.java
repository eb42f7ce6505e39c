package dev.actionsgateway.githubsim.cli;

import dev.actionsgateway.kit.Sleeper;
import java.io.Console;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/// Starts `github-sim-ctl`. The control address comes from `--control`, or else from the variable
/// `GITHUB_SIM_CONTROL`.
public final class Main {
    private Main() {}

    /// Runs one command and exits with its code.
    public static void main(String... arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean tty =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                        && System.getenv("NO_COLOR") == null;
        var terminal = new Terminal(out, err, tty ? Terminal.Style.COLOURED : Terminal.Style.PLAIN);
        var control =
                Optional.ofNullable(System.getenv("GITHUB_SIM_CONTROL"))
                        .orElse("http://127.0.0.1:8081");
        System.exit(
                Ctl.line(URI.create(control), terminal, InstantSource.system(), Sleeper.system())
                        .execute(arguments));
    }
}
