package dev.actionsgateway.github.sim;

import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// The time that a client lives in.
///
/// @param clock what time it is
/// @param sleeper waits in that time
record SimTime(InstantSource clock, Sleeper sleeper) {
    /// The machine's own.
    static final SimTime REAL = new SimTime(InstantSource.system(), Sleeper.system());

    /// The simulator's: client and GitHub are moved together.
    static SimTime of(Simulator simulator) {
        var timers = simulator.world().timers();
        return new SimTime(
                timers.clock(),
                time -> {
                    var over = new CountDownLatch(1);
                    var timer = timers.after(time, over::countDown);
                    try {
                        over.await();
                    } finally {
                        timer.cancel();
                    }
                });
    }

    /// The machine's, with a clock that is wrong by this much.
    static SimTime off(Duration fast) {
        return new SimTime(() -> InstantSource.system().instant().plus(fast), Sleeper.system());
    }
}
