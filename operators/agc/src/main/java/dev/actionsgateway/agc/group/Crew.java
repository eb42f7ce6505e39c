package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.group.GroupView.Trouble.Kind;
import dev.actionsgateway.agc.pool.PoolState.Doing;
import dev.actionsgateway.agc.pool.PoolState.Occupant;
import dev.actionsgateway.agc.seat.Seat;
import dev.actionsgateway.agc.seat.SeatView;
import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.kit.Nursery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/// The seats of a group, and the threads of those that are not parked.
final class Crew {
    private static final Duration AFTER_A_MISTAKE = Duration.ofSeconds(30);
    private static final int MISTAKES = 3;

    private final Surroundings around;
    private final Nursery nursery;
    private final Leftovers leftovers;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Seat> seats = new TreeMap<>(); // guarded by lock
    private final Set<Integer> running = new TreeSet<>(); // guarded by lock

    /// What a seat's thread does.
    interface Life {
        void live(Seat seat) throws InterruptedException;

        /// This, and then the other.
        default Life then(Life next) {
            return seat -> {
                live(seat);
                next.live(seat);
            };
        }
    }

    Crew(Surroundings around, Nursery nursery, Leftovers leftovers, Runnable changed) {
        this.around = around;
        this.nursery = nursery;
        this.leftovers = leftovers;
        this.changed = changed;
    }

    void add(Seat seat) {
        lock.lock();
        try {
            seats.putIfAbsent(seat.id().number(), seat);
        } finally {
            lock.unlock();
        }
    }

    Optional<Seat> seat(int number) {
        lock.lock();
        try {
            return Optional.ofNullable(seats.get(number));
        } finally {
            lock.unlock();
        }
    }

    void remove(int number) {
        lock.lock();
        try {
            if (!running.contains(number)) {
                seats.remove(number);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Starts the thread of a seat; false if it has one.
    boolean start(Seat seat, Life life) {
        int number = seat.id().number();
        lock.lock();
        try {
            if (!running.add(number)) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        seat.unpark();
        var thread =
                nursery.fork(
                        seat.id().toString(),
                        () -> {
                            try {
                                live(seat, life);
                            } finally {
                                ended(number);
                            }
                            return null;
                        });
        if (thread.isCancelled()) {
            ended(number); // it may not have begun
        }
        return true;
    }

    // A mistake at one seat must not end the others, nor the job that it was at.
    private void live(Seat seat, Life first) throws InterruptedException {
        var life = Optional.of(first);
        for (int mistakes = 0; life.isPresent(); ) {
            try {
                life.get().live(seat);
                return;
            } catch (RuntimeException e) {
                around.events().note(new Event.Broke(seat.id(), e));
                around.sleeper().sleep(AFTER_A_MISTAKE);
                life = ++mistakes <= MISTAKES ? leftovers.of(seat.id()) : Optional.empty();
            }
        }
    }

    private void ended(int number) {
        lock.lock();
        try {
            running.remove(number);
        } finally {
            lock.unlock();
        }
        changed.run();
    }

    List<Seat> all() {
        lock.lock();
        try {
            return List.copyOf(seats.values());
        } finally {
            lock.unlock();
        }
    }

    List<Seat> running() {
        lock.lock();
        try {
            return running.stream().map(seats::get).toList();
        } finally {
            lock.unlock();
        }
    }

    /// What they do now.
    List<SeatView> views() {
        return running().stream().map(Seat::view).toList();
    }

    /// The seats that are not parked, as the pool's rule sees them.
    List<Occupant> occupants() {
        return running().stream()
                .map(Seat::view)
                .map(seat -> new Occupant(seat.id().number(), doing(seat), seat.emptyPolls()))
                .toList();
    }

    private static Doing doing(SeatView seat) {
        return switch (seat.phase()) {
            case CLAIMING, BUSY, DEAF, QUARANTINED -> Doing.WORKS;
            case OPENING ->
                    seat.trouble().filter(t -> t.kind() == Kind.SESSION_TAKEN).isPresent()
                            ? Doing.STUCK
                            : Doing.LISTENS;
            case PARKED, ONLINE, KEEPING -> Doing.LISTENS;
        };
    }

    /// Parks one idle seat whose record is not what it should be any more; it opens again with
    /// another. One at a time, so that the group goes on listening.
    void replaceOne(IntFunction<RunnerSpec> wanted) {
        running().stream()
                .filter(seat -> seat.outdated(wanted.apply(seat.id().number())))
                .filter(seat -> polls(seat.view()))
                .findFirst()
                .ifPresent(Seat::park);
    }

    /// How many seats have work.
    int working() {
        return (int) occupants().stream().filter(seat -> seat.doing() == Doing.WORKS).count();
    }

    /// How many idle seats have a session, or are about to.
    int listening() {
        return running().size() - working();
    }

    static boolean session(SeatView seat) {
        return switch (seat.phase()) {
            case ONLINE, KEEPING, CLAIMING, BUSY, QUARANTINED -> true;
            case PARKED, OPENING, DEAF -> false;
        };
    }

    /// Whether it is on its way to a session.
    static boolean opens(SeatView seat) {
        return seat.phase() == Phase.PARKED || seat.phase() == Phase.OPENING;
    }

    static boolean polls(SeatView seat) {
        return seat.phase() == Phase.ONLINE || seat.phase() == Phase.KEEPING;
    }
}
