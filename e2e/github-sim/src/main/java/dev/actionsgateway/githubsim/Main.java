package dev.actionsgateway.githubsim;

import dev.actionsgateway.serve.Logs;
import dev.actionsgateway.serve.SelfCheck;
import dev.actionsgateway.serve.Server;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The simulator as a program. `--check` starts it whole, asks it for its health, and ends it.
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);
    private static final int BAD_USAGE = 2;

    private Main() {}

    /// Serves until SIGTERM.
    public static void main(String[] arguments) {
        Logs.start(Level.INFO);
        var parsed = MainConfig.parse(System.getenv(), List.of(arguments), InstantSource.system());
        switch (parsed) {
            case MainConfig.Parsed.Bad(var problems) -> {
                problems.forEach(problem -> log.atError().log(problem));
                System.exit(BAD_USAGE);
            }
            case MainConfig.Parsed.Good(var config, var notes, var journal) -> {
                notes.forEach(note -> log.atWarn().log(note));
                var simulator = Simulator.prepare(config);
                journal.ifPresent(simulator::keepJournal);
                System.exit(serve(simulator, List.of(arguments).contains("--check")));
            }
        }
    }

    private static int serve(Simulator simulator, boolean check) {
        // parked polls and streams of events would hold the stop up until its time is over
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::release, "release"));
        if (check) {
            return SelfCheck.run(
                    simulator.plan(),
                    new SelfCheck.Get(Simulator.GITHUB, "/meta"),
                    new SelfCheck.Get(Simulator.CONTROL, "/state"),
                    new SelfCheck.Get(Simulator.CONTROL, "/ui/"));
        }
        return Server.start(simulator.plan()).runUntilStopped();
    }
}
