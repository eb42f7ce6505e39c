package dev.actionsgateway.workersim;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Whether the job is to stop, and why. The first order names the job's conclusion; a shutdown
/// after a cancel still ends the evaluation of steps.
final class Stop {
    /// What may be told to a worker while its job runs.
    enum Order {
        /// A user cancelled the job: steps with `always()` or `cancelled()` still run.
        CANCEL,
        /// The runner goes away: nothing more runs.
        RUNNER_SHUTDOWN,
        /// The machine goes away: nothing more runs.
        SYSTEM_SHUTDOWN
    }

    /// Ends the wish to be told.
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    // both guarded by this
    private final Set<Order> orders = EnumSet.noneOf(Order.class);
    private Optional<Order> first = Optional.empty();

    void give(Order order) {
        synchronized (this) {
            orders.add(order);
            if (first.isEmpty()) {
                first = Optional.of(order);
            }
        }
        listeners.forEach(Runnable::run);
    }

    synchronized Optional<Order> first() {
        return first;
    }

    synchronized boolean cancelled() {
        return orders.contains(Order.CANCEL);
    }

    synchronized boolean shutdown() {
        return orders.contains(Order.RUNNER_SHUTDOWN) || orders.contains(Order.SYSTEM_SHUTDOWN);
    }

    /// Calls this at every order from now on, on the thread that gives it: it must be quick.
    Listening onOrder(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
