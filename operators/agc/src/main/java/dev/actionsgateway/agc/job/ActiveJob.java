package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.lease.Renewals;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.jobs.Renewal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A job in hand, as three threads know it: the one that runs its worker, the one that renews its
/// lease, and the one that hears of its cancellation. Each of the latter two may end it, also
/// before there is a worker.
public final class ActiveJob implements Renewals.Holder {
    private static final Duration ACT = Duration.ofSeconds(30);

    private final JobTools tools;
    private final Held held;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable WorkerName worker; // guarded by lock
    private @Nullable Cancellation cancellation; // guarded by lock: the first one
    private Stop stop = Stop.NONE; // guarded by lock
    private boolean renewed; // only the renewing thread

    ActiveJob(JobTools tools, Held held) {
        this.tools = tools;
        this.held = held;
    }

    /// What it is.
    public Held held() {
        return held;
    }

    Stop stop() {
        lock.lock();
        try {
            return stop;
        } finally {
            lock.unlock();
        }
    }

    /// GitHub wants it to stop. Only the first word counts.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void cancel(Cancellation wish) throws InterruptedException {
        Optional<WorkerName> mine;
        lock.lock();
        try {
            if (cancellation != null || stop != Stop.NONE) {
                return;
            }
            cancellation = wish;
            stop = Stop.CANCELED;
            mine = Optional.ofNullable(worker);
        } finally {
            lock.unlock();
        }
        tools.events().note(new Event.CancelSeen(held.seat(), held.job().key()));
        tools.checkpoints().reached(JobPoint.CANCEL_SEEN, held.request());
        if (mine.isPresent()) {
            tools.workers().cancel(mine.get(), wish, tools.in(ACT));
        }
    }

    @Override
    public void renewed(Renewal renewal) throws InterruptedException {
        tools.events()
                .note(
                        new Event.Renewed(
                                held.seat(), held.job().key(), renewal.getClass().getSimpleName()));
        if (!renewed && renewal instanceof Renewal.Renewed) {
            renewed = true;
            tools.checkpoints().reached(JobPoint.RENEWED, held.request());
        }
    }

    @Override
    public void lost(String why) throws InterruptedException {
        Optional<WorkerName> mine;
        lock.lock();
        try {
            if (stop == Stop.RUN_BY_OTHER) {
                return; // the job goes on under the other delivery
            }
            stop = Stop.LEASE_LOST;
            mine = Optional.ofNullable(worker);
        } finally {
            lock.unlock();
        }
        tools.events().note(new Event.LeaseLost(held.seat(), held.job().key(), why));
        if (mine.isPresent()) {
            tools.workers().remove(mine.get(), Workers.Removal.LEASE_LOST, tools.in(ACT));
        }
    }

    /// It has a worker; what was wanted before there was one is done now.
    void started(WorkerName name) throws InterruptedException {
        Optional<Cancellation> wish;
        boolean lost;
        lock.lock();
        try {
            worker = name;
            wish = Optional.ofNullable(cancellation);
            lost = stop == Stop.LEASE_LOST;
        } finally {
            lock.unlock();
        }
        if (lost) {
            tools.workers().remove(name, Workers.Removal.LEASE_LOST, tools.in(ACT));
        } else if (wish.isPresent()) {
            tools.workers().cancel(name, wish.get(), tools.in(ACT));
        }
    }

    /// Another delivery runs it.
    void runByOther() {
        lock.lock();
        try {
            stop = Stop.RUN_BY_OTHER;
        } finally {
            lock.unlock();
        }
    }
}
