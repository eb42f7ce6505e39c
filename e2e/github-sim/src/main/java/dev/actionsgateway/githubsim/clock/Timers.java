package dev.actionsgateway.githubsim.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does things when their time has come, one after the other, on one thread of its own.
///
/// An advance moves the clock from one due time to the next, so that what falls due in between sees
/// the time it was made for, and what it schedules anew fires as well.
public final class Timers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Timers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Timer> queue = new TreeSet<>(); // guarded by lock
    private Instant target = Instant.MIN; // guarded by lock: how far an advance wants to go
    private CountDownLatch reached = new CountDownLatch(0); // guarded by lock
    private long number; // guarded by lock
    private boolean closed; // guarded by lock
    private final Thread owner;

    /// Something that will be done, unless cancelled before.
    public final class Timer implements Comparable<Timer> {
        private final Instant due;
        private final long order;
        private final Runnable action;
        private boolean cancelled; // guarded by lock

        private Timer(Instant due, long order, Runnable action) {
            this.due = due;
            this.order = order;
            this.action = action;
        }

        /// Forgets it. If it is being done right now, that is not undone.
        public void cancel() {
            lock.lock();
            try {
                if (!cancelled) {
                    cancelled = true;
                    queue.remove(this);
                }
            } finally {
                lock.unlock();
            }
        }

        /// When it is done.
        public Instant due() {
            return due;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /// Starts the owner thread; [#close()] ends it.
    public Timers(SimClock clock) {
        this.clock = clock;
        this.owner = Thread.ofPlatform().daemon().name("simulator-timers").start(this::work);
    }

    /// The clock by which these timers fire.
    public SimClock clock() {
        return clock;
    }

    /// Does `action` after this time.
    public Timer after(Duration time, Runnable action) {
        return at(clock.instant().plus(time), action);
    }

    /// Does `action` at this instant, or at once if it has passed. The action must be short.
    public Timer at(Instant due, Runnable action) {
        lock.lock();
        try {
            var timer = new Timer(due, number++, action);
            queue.add(timer);
            if (queue.first() == timer) {
                changed.signalAll();
            }
            return timer;
        } finally {
            lock.unlock();
        }
    }

    /// Moves the clock forward and returns when all that fell due was done.
    ///
    /// @throws IllegalStateException if that took too long, or the timers are closed
    public void advance(Duration time) throws InterruptedException {
        CountDownLatch done;
        lock.lock();
        try {
            var from = target.isAfter(clock.instant()) ? target : clock.instant();
            target = from.plus(time);
            if (reached.getCount() == 0) {
                reached = new CountDownLatch(1);
            }
            done = reached;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the clock did not reach its target");
        }
    }

    private void work() {
        while (true) {
            Timer due;
            try {
                due = next();
            } catch (InterruptedException _) {
                return;
            }
            try {
                due.action.run();
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("a timer failed");
            }
        }
    }

    private Timer next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (closed) {
                    throw new InterruptedException("closed");
                }
                var head = queue.isEmpty() ? null : queue.first();
                if (head != null && head.due.compareTo(target) <= 0) {
                    clock.reach(head.due);
                }
                if (head != null && head.due.compareTo(clock.instant()) <= 0) {
                    queue.remove(head);
                    head.cancelled = true;
                    return head;
                }
                if (reached.getCount() > 0) {
                    clock.reach(target);
                    target = Instant.MIN;
                    reached.countDown();
                }
                if (head == null) {
                    changed.await();
                } else {
                    changed.awaitNanos(
                            TimeUnit.NANOSECONDS.convert(
                                    Duration.between(clock.instant(), head.due)));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// How many timers wait.
    public int size() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            reached.countDown();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        owner.interrupt();
    }
}
