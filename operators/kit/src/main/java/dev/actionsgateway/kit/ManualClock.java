package dev.actionsgateway.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A clock that moves only by hand, and the sleeper that goes with it: for tests of any module.
///
/// ```
/// clock.awaitSleepers(1);                    // the code under test has gone to sleep
/// clock.advance(Duration.ofSeconds(50));     // it wakes, and from here on does not count
/// ```
public final class ManualClock implements InstantSource, Sleeper {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Deadline> sleeping = new ArrayList<>(); // guarded by this
    private Instant now; // guarded by this

    /// A clock that shows this instant.
    public ManualClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /// Lets time pass, and wakes whoever has slept long enough.
    public synchronized void advance(Duration time) {
        now = now.plus(time);
        notifyAll();
    }

    @Override
    public synchronized void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var mine = Deadline.after(time, this);
        sleeping.add(mine);
        notifyAll();
        try {
            while (!mine.expired()) {
                wait();
            }
        } finally {
            sleeping.remove(mine);
        }
    }

    /// Returns once at least this many threads sleep beyond the present: then it is time to
    /// [advance][#advance].
    ///
    /// @throws IllegalStateException if they do not within a minute of real time
    public synchronized void awaitSleepers(int count) throws InterruptedException {
        var real = Deadline.after(PATIENCE, InstantSource.system());
        while (sleeping.stream().filter(sleeper -> !sleeper.expired()).count() < count) {
            if (real.expired()) {
                throw new IllegalStateException("fewer than " + count + " threads went to sleep");
            }
            wait(real.remaining().toMillis() + 1);
        }
    }
}
