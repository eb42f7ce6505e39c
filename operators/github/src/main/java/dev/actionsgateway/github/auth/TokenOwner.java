package dev.actionsgateway.github.auth;

import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns the installation token: one thread renews it, everybody reads it, nobody waits for it.
///
/// It is renewed five minutes before its end, and when somebody says that it was refused, yet never
/// within 30 s of the last request. While that fails the old token is served for as long as it
/// lives. Another identity is tried beside the old one, which goes on until the new one is proven.
public final class TokenOwner implements Tokens, AutoCloseable {
    /// How long before its end a token is renewed.
    public static final Duration AHEAD = Duration.ofMinutes(5);

    /// The least time between two requests, failures and new identities left out.
    public static final Duration PACE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(TokenOwner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Backoff RETRY =
            Backoff.doubling(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Mint mint;
    private final GitHubClock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Nursery nursery = Nursery.open("installation-token");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile TokenState state = TokenState.none(); // written under lock
    private AppIdentity app; // guarded by lock: proven, or the only one there is
    private boolean wanted; // guarded by lock: the token was refused
    private long alarms; // guarded by lock: how many timers have rung

    private TokenOwner(
            Mint mint,
            AppIdentity app,
            GitHubClock clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.mint = mint;
        this.app = app;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /// Begins to ask for a token at once, on a thread of its own.
    public static TokenOwner start(
            Mint mint,
            AppIdentity app,
            GitHubClock clock,
            Sleeper sleeper,
            RandomGenerator random) {
        var owner = new TokenOwner(mint, app, clock, sleeper, random);
        var _ = owner.nursery.fork("owner", owner::keep);
        return owner;
    }

    @Override
    public Optional<InstallationToken> token() {
        return state.token().filter(token -> token.expires().isAfter(clock.instant()));
    }

    /// What there is now, for conditions and reports.
    public TokenState state() {
        return state;
    }

    /// Says that this token was refused: a new one is asked for soon, unless that has happened.
    @Override
    public void refused(InstallationToken token) {
        lock.lock();
        try {
            if (state.token().filter(token::equals).isPresent()) {
                wanted = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Tries another identity, at once.
    public void replace(AppIdentity next) {
        lock.lock();
        try {
            state = state.trying(Optional.of(next));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the first answer of any kind: for a start that wants to fail early.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public TokenState awaitFirst(Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            while (state.token().isEmpty() && state.trouble().isEmpty() && !deadline.expired()) {
                changed.awaitNanos(TimeUnit.NANOSECONDS.convert(deadline.remaining()));
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Void keep() throws InterruptedException {
        int failures = 0;
        while (true) {
            var asked = clock.own().instant();
            var next = next();
            var answer = mint.mint(next, Deadline.after(PATIENCE, clock.own()));
            settle(next, answer);
            var failure = answer.trouble();
            failures = failure.isPresent() ? failures + 1 : 0;
            rest(asked, failure.isPresent() ? retry(failures, failure.get()) : untilRenewal());
        }
    }

    private AppIdentity next() {
        lock.lock();
        try {
            wanted = false;
            return state.tried().orElse(app);
        } finally {
            lock.unlock();
        }
    }

    private void settle(AppIdentity tried, Minting answer) {
        lock.lock();
        try {
            var wanting = state.tried(); // another may have come meanwhile
            boolean settled =
                    wanting.filter(tried::equals).isPresent()
                            && !(answer instanceof Minting.Failed);
            if (answer instanceof Minting.Minted) {
                app = tried;
                wanted = false; // what was refused while this one was on its way is the old one
            }
            state = after(answer, settled).trying(settled ? Optional.empty() : wanting);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        answer.trouble()
                .ifPresent(failure ->
                        log.atWarn()
                                .addKeyValue("outcome", answer.getClass().getSimpleName())
                                .log("no installation token: {}", failure));
    }

    // Called with the lock held.
    private TokenState after(Minting answer, boolean settled) {
        return switch (answer) {
            case Minting.Minted(var token) -> TokenState.of(token);
            case Minting _ when settled -> state.rejecting(answer);
            case Minting _ -> state.failing(answer);
        };
    }

    private Duration retry(int failures, Failure failure) {
        return switch (RETRY.after(failures, random, failure.asked())) {
            case Backoff.Next.Wait(var delay) -> delay;
            case Backoff.Next.GiveUp _ -> RETRY.cap();
        };
    }

    private Duration untilRenewal() {
        return state.token()
                .map(token -> Duration.between(clock.instant(), token.expires().minus(AHEAD)))
                .filter(left -> left.compareTo(PACE) > 0)
                .orElse(PACE);
    }

    /// Rests this long; shorter when the token is wanted, and not at all for another identity.
    private void rest(Instant asked, Duration pause) throws InterruptedException {
        var end = clock.own().instant().plus(pause);
        lock.lock();
        try {
            var tried = state.tried();
            while (state.tried().isEmpty() || state.tried().equals(tried)) {
                boolean hurry = wanted && asked.plus(PACE).isBefore(end);
                var left = Duration.between(clock.own().instant(), hurry ? asked.plus(PACE) : end);
                if (!left.isPositive()) {
                    return;
                }
                awaitChange(left, wanted, tried);
            }
        } finally {
            lock.unlock();
        }
    }

    // Called with the lock held.
    private void awaitChange(Duration left, boolean seen, Optional<AppIdentity> tried)
            throws InterruptedException {
        long rung = alarms;
        var alarm = nursery.fork("alarm", () -> ring(left));
        try {
            while (alarms == rung && wanted == seen && state.tried().equals(tried)) {
                changed.await();
            }
        } finally {
            alarm.cancel(true);
        }
    }

    private @Nullable Void ring(Duration after) throws InterruptedException {
        sleeper.sleep(after);
        lock.lock();
        try {
            alarms++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return null;
    }

    /// Ends the thread. The token stays as it is.
    @Override
    public void close() {
        nursery.close();
    }
}
