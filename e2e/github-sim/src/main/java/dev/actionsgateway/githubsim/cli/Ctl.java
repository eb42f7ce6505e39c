package dev.actionsgateway.githubsim.cli;

import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.githubsim.client.SimulatorException;
import dev.actionsgateway.kit.Sleeper;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command itself, and what its subcommands share.
@Command(
        name = "github-sim-ctl",
        mixinStandardHelpOptions = true,
        version = "github-sim-ctl 0.1",
        synopsisSubcommandLabel = "COMMAND",
        description = "Steers a running GitHub simulator, and watches runs in it.",
        footer = {
            "",
            "A first session:",
            "  github-sim-ctl dispatch acme/widgets ci.yml --file ./ci.yml --watch",
            "  github-sim-ctl enqueue acme/widgets --label linux --count 10",
            "  github-sim-ctl faults add POST '/run/*/acquirejob' --status 503 --times 2",
            "  github-sim-ctl invariants",
            "",
            "The control address is http://127.0.0.1:8081, or what --control or the",
            "variable GITHUB_SIM_CONTROL says. Colours only on a terminal."
        })
final class Ctl {
    @Option(
            names = "--control",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The simulator's control address.")
    private URI control;

    private final Terminal terminal;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /// Work with a client; the answer is the exit code.
    @FunctionalInterface
    interface Work {
        int with(SimulatorClient client) throws InterruptedException;
    }

    private Ctl(URI control, Terminal terminal, InstantSource clock, Sleeper sleeper) {
        this.control = control;
        this.terminal = terminal;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// The whole command line, ready to run.
    static CommandLine line(URI control, Terminal terminal, InstantSource clock, Sleeper sleeper) {
        var ctl = new Ctl(control, terminal, clock, sleeper);
        var faults = new CommandLine(new FaultsCommand(ctl));
        faults.addSubcommand(new AddFaultCommand(ctl)).addSubcommand(new ClearFaultsCommand(ctl));
        return new CommandLine(ctl)
                .addSubcommand(new DispatchCommand(ctl))
                .addSubcommand(new WatchCommand(ctl))
                .addSubcommand(new RunsCommand(ctl))
                .addSubcommand(new EnqueueCommand(ctl))
                .addSubcommand(new CancelCommand(ctl))
                .addSubcommand(new RunnersCommand(ctl))
                .addSubcommand(new SessionsCommand(ctl))
                .addSubcommand(faults)
                .addSubcommand(new ClockCommand(ctl))
                .addSubcommand(new SettingsCommand(ctl))
                .addSubcommand(new CallsCommand(ctl))
                .addSubcommand(new InvariantsCommand(ctl))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.style() == Terminal.Style.COLOURED ? Ansi.ON : Ansi.OFF));
    }

    Terminal terminal() {
        return terminal;
    }

    InstantSource clock() {
        return clock;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    /// Does the work and turns what the simulator refuses into a line and an exit code.
    int run(Work work) {
        try (var client = new SimulatorClient(control)) {
            return work.with(client);
        } catch (SimulatorException e) {
            terminal.complain(Optional.ofNullable(e.getMessage()).orElse("no reason given"));
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
