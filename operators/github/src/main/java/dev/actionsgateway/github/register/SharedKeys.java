package dev.actionsgateway.github.register;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// One key pair for several runners of the same gateway: making one costs more processor time than
/// all the rest of a registration.
///
/// GitHub tells runners apart by their client id. That it minds a key that two runners show is not
/// known; if a registration is refused for it, sharing ends here for good.
public final class SharedKeys implements RunnerKeys {
    private final RunnerKeys source;
    private final int times;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Pair> current = Optional.empty(); // guarded by lock
    private int left; // guarded by lock
    private boolean ended; // guarded by lock

    /// @param source makes the pairs
    /// @param times for how many runners each is good
    public SharedKeys(RunnerKeys source, int times) {
        this.source = source;
        this.times = times;
    }

    /// Whoever comes while a pair is made waits for it.
    @Override
    public Pair make() {
        lock.lock();
        try {
            if (current.isEmpty() || left == 0) {
                current = Optional.of(source.make());
                left = ended ? 1 : times;
            }
            left--;
            return current.get();
        } finally {
            lock.unlock();
        }
    }

    /// A pair of its own, and no more sharing; empty if sharing has ended already.
    @Override
    public Optional<Pair> instead() {
        lock.lock();
        try {
            if (ended) {
                return Optional.empty();
            }
            ended = true;
            left = 0;
        } finally {
            lock.unlock();
        }
        return Optional.of(make());
    }
}
