package dev.actionsgateway.load.sessions;

import dev.actionsgateway.kit.Nursery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/// The seats of a run, each with its own thread.
final class Fleet {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Site site;
    private final List<Seat> seats;

    private Fleet(Site site, List<Seat> seats) {
        this.site = site;
        this.seats = seats;
    }

    /// Opens this many seats, so many of them at a time.
    static Fleet open(Site site, int size, int abreast) throws InterruptedException {
        var tasks = new ArrayList<Callable<Seat>>();
        for (int i = 0; i < size; i++) {
            var name = "load-" + i;
            tasks.add(() -> Seat.open(site, name));
        }
        return new Fleet(site, all(site, abreast, tasks));
    }

    /// Lets all seats serve as long as the body runs.
    void serve(Tally tally, Body body) throws InterruptedException {
        try (var polls = Nursery.open("busy");
                var nursery = Nursery.open("seats")) {
            for (var seat : seats) {
                var _ = nursery.fork("seat", () -> seat.serve(polls, tally));
            }
            body.run();
            nursery.cancel();
        }
    }

    /// What is done while the seats serve.
    @FunctionalInterface
    interface Body {
        void run() throws InterruptedException;
    }

    /// Ends all sessions; returns what was wrong.
    List<String> close(int abreast) throws InterruptedException {
        var tasks =
                seats.stream()
                        .<Callable<List<String>>>map(seat -> () -> seat.close().stream().toList())
                        .toList();
        return all(site, abreast, tasks).stream().flatMap(List::stream).toList();
    }

    private static <T> List<T> all(Site site, int abreast, List<Callable<T>> tasks)
            throws InterruptedException {
        var gate = new Semaphore(abreast);
        try (var nursery = Nursery.open("fleet")) {
            var futures = new ArrayList<Future<T>>();
            for (var task : tasks) {
                futures.add(nursery.fork("seat", () -> through(gate, task)));
            }
            nursery.join(site.in(LONGEST));
            return futures.stream().map(Future::resultNow).toList();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the fleet is not done in time", e);
        }
    }

    private static <T> T through(Semaphore gate, Callable<T> task) throws Exception {
        gate.acquire();
        try {
            return task.call();
        } finally {
            gate.release();
        }
    }
}
