package dev.actionsgateway.githubsim.cli;

import dev.actionsgateway.githubsim.client.NewFault;
import dev.actionsgateway.githubsim.client.NewFault.Kind;
import dev.actionsgateway.githubsim.client.NewFault.Moment;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets the next requests go wrong.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Lets the next requests that fit go wrong.",
        footer = {
            "",
            "Examples:",
            "  faults add GET /broker/message --reset --times 3",
            "  faults add POST '/run/*/acquirejob' --status 500 --after",
            "  faults add '*' '/repos/**' --known secondary-rate-limit",
            "  faults add '*' '/run/**' --delay 2s --times 10"
        })
final class AddFaultCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "METHOD", description = "As POST, or '*' for all.")
    private String method = "";

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            description = "'*' stands for one part of the path, '**' for any number.")
    private String path = "";

    @ArgGroup(multiplicity = "0..1")
    private What what = new What();

    static final class What {
        @Option(names = "--status", description = "Answer with this status.")
        private int status;

        @Option(
                names = "--known",
                paramLabel = "NAME",
                description = "A failure by name, as secondary-rate-limit; '?' lists all.")
        private String known = "";

        @Option(names = "--reset", description = "Reset the connection.")
        private boolean reset;

        @Option(names = "--black-hole", description = "Never answer.")
        private boolean blackHole;

        @Option(
                names = "--cut",
                paramLabel = "BYTES",
                description = "End the answer after this many bytes of its body.")
        private int cut = -1;

        @Option(
                names = "--trickle",
                paramLabel = "TIME",
                converter = Times.class,
                description = "Send the body byte by byte, with this pause after each.")
        private Duration trickle = Duration.ZERO;
    }

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "With --status; repeatable.")
    private Map<String, String> headers = new HashMap<>();

    @Option(names = "--body", description = "With --status.")
    private String body = "";

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            converter = Times.class,
            description = "Wait first; alone, nothing else goes wrong.")
    private Duration delay = Duration.ZERO;

    @Option(names = "--times", description = "How many requests (default: ${DEFAULT-VALUE}).")
    private int times = 1;

    @Option(names = "--after", description = "Serve the request; only its answer goes wrong.")
    private boolean after;

    private final Ctl ctl;

    AddFaultCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        var kind = kind();
        if (kind instanceof Kind.Slow && delay.isZero()) {
            ctl.terminal()
                    .complain(
                            "nothing goes wrong: give one of --status, --known, --reset,"
                                    + " --black-hole, --cut, --trickle, or --delay");
            return 2;
        }
        var moment = after ? Moment.AFTER : Moment.BEFORE;
        var fault = new NewFault(method, path, times, delay, moment, kind);
        return ctl.run(client -> {
            long number = client.addFault(fault);
            ctl.terminal().say("fault " + number + " waits for " + times + " requests");
            ctl.terminal().next("github-sim-ctl faults, later: faults clear");
            return 0;
        });
    }

    private Kind kind() {
        if (what.status > 0) {
            return new Kind.Answers(what.status, headers, body);
        }
        if (!what.known.isEmpty()) {
            return new Kind.Known(what.known);
        }
        if (what.reset) {
            return new Kind.Resets();
        }
        if (what.blackHole) {
            return new Kind.BlackHole();
        }
        if (!what.trickle.isZero()) {
            return new Kind.Trickles(what.trickle);
        }
        return what.cut >= 0 ? new Kind.Cuts(what.cut) : new Kind.Slow();
    }
}
