package dev.actionsgateway.githubsim.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The failures that wait, and the requests that hang in a black hole.
public final class Faults implements AutoCloseable {
    private static final int MOST = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final List<Waiting> waiting = new ArrayList<>(); // guarded by this
    private CountDownLatch hole = new CountDownLatch(1); // guarded by this
    private long number; // guarded by this

    /// A fault, and how often it will still strike.
    public record Pending(long number, Fault fault, int left) {}

    private static final class Waiting {
        final long number;
        final Fault fault;
        final Pattern path;
        int left;

        Waiting(long number, Fault fault, int left) {
            this.number = number;
            this.fault = fault;
            this.path = pattern(fault.path());
            this.left = left;
        }

        boolean strikes(String method, String path, Fault.Moment moment) {
            return fault.moment() == moment
                    && (fault.method().equals("*") || fault.method().equalsIgnoreCase(method))
                    && this.path.matcher(path).matches();
        }
    }

    /// Lets the next `times` requests that fit go wrong.
    ///
    /// @throws IllegalStateException if too many faults wait already
    public synchronized long add(Fault fault, int times) {
        if (waiting.size() >= MOST) {
            throw new IllegalStateException("too many faults wait: clear them first");
        }
        waiting.add(new Waiting(++number, fault, times));
        return number;
    }

    /// The fault for a request, which is thereby used once.
    public synchronized Optional<Fault> strike(String method, String path, Fault.Moment moment) {
        var found = waiting.stream().filter(one -> one.strikes(method, path, moment)).findFirst();
        found.filter(one -> --one.left <= 0).ifPresent(waiting::remove);
        return found.map(one -> one.fault);
    }

    /// The faults that wait.
    public synchronized List<Pending> list() {
        return waiting.stream().map(w -> new Pending(w.number, w.fault, w.left)).toList();
    }

    /// Forgets all faults, and lets go what hangs.
    public synchronized void clear() {
        waiting.clear();
        hole.countDown();
        hole = new CountDownLatch(1);
    }

    /// Hangs until the faults are cleared, or half an hour has passed.
    public void hang() throws InterruptedException {
        wait(LONGEST);
    }

    /// Waits this long, or until the faults are cleared.
    public void wait(Duration time) throws InterruptedException {
        CountDownLatch until;
        synchronized (this) {
            until = hole;
        }
        var _ = until.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clear();
    }

    private static Pattern pattern(String path) {
        var regex = new StringBuilder();
        for (var part : path.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)", -1)) {
            regex.append(
                    switch (part) {
                        case "*" -> "[^/]*";
                        case "**" -> ".*";
                        default -> Pattern.quote(part);
                    });
        }
        return Pattern.compile(regex.toString());
    }
}
