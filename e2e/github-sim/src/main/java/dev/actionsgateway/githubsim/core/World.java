package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.SimClock;
import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.settings.Modes;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.githubsim.settings.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The whole state of the simulated GitHub, under one lock.
///
/// ```
/// Runners ── Sessions ──▶ Market ◀── Runs        Market brings parked polls and queued jobs together
///                │           │        ▲
///                └─────▶ Claims ──────┘          Claims: acquire, renew, complete, and what lapses
/// ```
public final class World implements AutoCloseable {
    final ReentrantLock lock = new ReentrantLock();
    final Timers timers;
    final SimClock clock;
    final Market market;
    final Invariants invariants;
    private final Changes changes;
    private final Runners runners;
    private final Sessions sessions;
    private final Polls polls;
    private final Claims claims;
    private final Runs runs;
    private final RunArchive archive;
    private final Jobs jobs;
    private final AtomicLong order = new AtomicLong();
    private volatile Settings settings;
    private volatile Tenants tenants;

    /// An empty GitHub with these accounts.
    public World(Timers timers, Settings settings, Tenants tenants) {
        this.timers = timers;
        this.clock = timers.clock();
        this.settings = settings;
        this.tenants = tenants;
        this.changes = new Changes();
        this.invariants = new Invariants(clock, changes);
        this.market = new Market(this);
        this.runners = new Runners(this);
        this.runs = new Runs(this);
        this.archive = new RunArchive(this);
        this.jobs = new Jobs(this);
        this.claims = new Claims(this);
        this.sessions = new Sessions(this);
        this.polls = new Polls(this);
    }

    /// Runner records.
    public Runners runners() {
        return runners;
    }

    /// Sessions.
    public Sessions sessions() {
        return sessions;
    }

    /// Polls of sessions, and what they are told.
    public Polls polls() {
        return polls;
    }

    /// Jobs in the hands of runners.
    public Claims claims() {
        return claims;
    }

    /// Workflow runs.
    public Runs runs() {
        return runs;
    }

    /// All runs and jobs that are remembered.
    public RunArchive archive() {
        return archive;
    }

    Jobs jobs() {
        return jobs;
    }

    /// What happened, for whoever watches.
    public Changes changes() {
        return changes;
    }

    /// What must always hold, and where it did not.
    public Invariants invariants() {
        return invariants;
    }

    /// The clock and the timers.
    public Timers timers() {
        return timers;
    }

    /// The settings that hold now.
    public Settings settings() {
        return settings;
    }

    /// Changes the settings; timers that run already keep their time.
    public void settings(Settings to) {
        settings = to;
        change(() -> {
            market.forgetFits();
            return true;
        });
    }

    /// The accounts that exist now.
    public Tenants tenants() {
        return tenants;
    }

    /// Changes the accounts.
    public void tenants(Tenants to) {
        tenants = to;
        change(() -> {
            market.forgetFits();
            return true;
        });
    }

    Times times() {
        return settings.times();
    }

    Modes modes() {
        return settings.modes();
    }

    Instant now() {
        return clock.instant();
    }

    /// The next number in the order of things.
    long next() {
        return order.incrementAndGet();
    }

    /// One change: what it touched is checked before the lock is given up.
    <T> T change(Supplier<T> work) {
        lock.lock();
        try {
            var result = work.get();
            if (lock.getHoldCount() == 1) {
                invariants.checkTouched();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// A look without a change.
    <T> T look(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable work) {
        var _ =
                change(() -> {
                    work.run();
                    return true;
                });
    }

    /// Does something under the lock when this time has passed.
    Timers.Timer later(Duration time, Runnable work) {
        return timers.after(time, () -> run(work));
    }

    /// Answers all parked polls with nothing.
    @Override
    public void close() {
        run(polls::releaseAll);
    }
}
