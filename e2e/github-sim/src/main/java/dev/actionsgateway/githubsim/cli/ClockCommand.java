package dev.actionsgateway.githubsim.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the simulator's clock, or moves it.
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = "Shows the simulator's time, or lets time pass at once.")
final class ClockCommand implements Callable<Integer> {
    @Option(
            names = "--advance",
            paramLabel = "TIME",
            converter = Times.class,
            description = "How much time passes, as 90s, 10m or 1h30m.")
    private Duration advance = Duration.ZERO;

    private final Ctl ctl;

    ClockCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            var now = advance.isZero() ? client.now() : client.advance(advance);
            ctl.terminal().say(now.toString());
            ctl.terminal()
                    .next(
                            advance.isZero()
                                    ? "github-sim-ctl clock --advance 10m"
                                    : "github-sim-ctl runs: leases and tokens may have" + " ended");
            return 0;
        });
    }
}
