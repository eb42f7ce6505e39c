package dev.actionsgateway.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only by hand, and the sleeper that goes with it: for tests of any module.
public final class ManualClock implements InstantSource, Sleeper {
    private Instant now; // guarded by this
    private int sleepers; // guarded by this

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
        var deadline = new Deadline(now.plus(time), () -> now);
        sleepers++;
        notifyAll();
        try {
            while (!deadline.expired()) {
                wait();
            }
        } finally {
            sleepers--;
        }
    }

    /// Returns once this many threads sleep on the clock: then it is time to [advance][#advance].
    public synchronized void awaitSleepers(int count) throws InterruptedException {
        while (sleepers < count) {
            wait();
        }
    }
}
