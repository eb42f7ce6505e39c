package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hears in which groups something has changed, and passes their names on. What comes in a burst is
/// gathered for a moment: a job that begins is one change, not ten.
public final class Nudges implements Events, AutoCloseable {
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final Duration COMMON = Duration.ofSeconds(2);

    private final Sleeper sleeper;
    private final Nursery nursery;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<String> changed = new HashSet<>(); // guarded by lock; at most every group
    private Supplier<Collection<String>> everybody = List::of; // guarded by lock

    /// @param broken is told of a mistake after which no change is passed on any more
    public Nudges(Sleeper sleeper, Consumer<Throwable> broken) {
        this.sleeper = sleeper;
        nursery = Nursery.open("nudges", broken::accept);
    }

    /// Begins to pass on.
    ///
    /// @param names of all groups
    /// @param common what the statuses of all groups share; a change of it is one of every group
    /// @param look is given each name
    public void start(
            Supplier<Collection<String>> names, Supplier<?> common, Consumer<String> look) {
        lock.lock();
        try {
            everybody = names;
        } finally {
            lock.unlock();
        }
        var _ = nursery.fork("pass", () -> pass(common, look));
    }

    private @Nullable Void pass(Supplier<?> common, Consumer<String> look)
            throws InterruptedException {
        Object before = common.get();
        while (true) {
            if (await()) {
                sleeper.sleep(GATHER);
            }
            var now = common.get();
            if (!now.equals(before)) {
                before = now;
                all();
            }
            taken().forEach(look);
        }
    }

    private boolean await() throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(COMMON);
            while (changed.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
            return !changed.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private List<String> taken() {
        lock.lock();
        try {
            var names = List.copyOf(changed);
            changed.clear();
            return names;
        } finally {
            lock.unlock();
        }
    }

    /// Something has changed in this group.
    public void one(String group) {
        lock.lock();
        try {
            changed.add(group);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Something has changed that concerns every group.
    public void all() {
        lock.lock();
        try {
            changed.addAll(everybody.get());
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // A poll that brought nothing is no change: a thousand sessions bring twenty of them a second.
    @Override
    public void note(Event event) {
        switch (event) {
            case Event.SeatMoved _,
                    Event.Troubled _,
                    Event.Declined _,
                    Event.Quarantined _,
                    Event.Traced _,
                    Event.Reached _,
                    Event.Deaf _,
                    Event.Ended _,
                    Event.ConclusionRefused _,
                    Event.ClusterRefused _,
                    Event.Broke _ ->
                    one(event.seat().group());
            case Event.Polled _,
                    Event.TokenAsked _,
                    Event.RunnerBehind _,
                    Event.Offered _,
                    Event.Intended _,
                    Event.Claimed _,
                    Event.Renewed _,
                    Event.LeaseLost _,
                    Event.CancelSeen _,
                    Event.FanOutLost _,
                    Event.Swept _ -> {
                // Something else tells of what comes of it.
            }
        }
    }

    @Override
    public void close() {
        nursery.close();
    }
}
