package dev.actionsgateway.probe.walk;

import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.jobs.RenewalPolicy;
import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.probe.link.Runner;
import dev.actionsgateway.probe.link.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Keeps one job: renews its lease, and meanwhile polls Busy, for that is how a cancel arrives.
final class Keeping {
    private static final int ENDED_POLLS = 3;

    private final Runner runner;
    private final Session session;
    private final Lease lease;
    private final WalkPlan plan;
    private final Waits waits;
    private final AtomicReference<@Nullable WalkEnd> end = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> lockedUntil = new AtomicReference<>();
    private final AtomicInteger renewals = new AtomicInteger();

    Keeping(Runner runner, Session session, Lease lease, WalkPlan plan, Waits waits) {
        this.runner = runner;
        this.session = session;
        this.lease = lease;
        this.plan = plan;
        this.waits = waits;
    }

    int renewals() {
        return renewals.get();
    }

    Optional<Instant> lockedUntil() {
        return Optional.ofNullable(lockedUntil.get());
    }

    /// Goes on until the job is lost, cancelled or renewed often enough.
    WalkEnd run() throws InterruptedException {
        try (var nursery = Nursery.open("job")) {
            var _ = nursery.fork("renew", () -> ends(nursery, renew()));
            var _ = nursery.fork("busy-poll", () -> listen(nursery));
            nursery.join();
        }
        var how = end.get();
        return how == null ? new WalkEnd.Kept() : how;
    }

    private @Nullable Void ends(Nursery nursery, WalkEnd how) {
        if (end.compareAndSet(null, how)) {
            nursery.cancel();
        }
        return null;
    }

    private WalkEnd renew() throws InterruptedException {
        var policy =
                new RenewalPolicy(
                        plan.period(),
                        RenewalPolicy.USUAL.margin(),
                        Backoff.doubling(Duration.ofSeconds(5), Duration.ofSeconds(15)));
        var state = RenewalPolicy.State.claimed(waits.clock().instant());
        while (true) {
            var renewal = runner.renew(lease);
            if (renewal instanceof Renewal.Renewed(var until)) {
                lockedUntil.set(until);
                if (renewals.incrementAndGet() == plan.renewals()) {
                    return new WalkEnd.Kept();
                }
            }
            switch (policy.after(renewal, state, waits.clock().instant(), waits.random())) {
                case RenewalPolicy.Next.Lost(var why) -> {
                    return new WalkEnd.Lost(why);
                }
                case RenewalPolicy.Next.Renew(var pause, var next) -> {
                    state = next;
                    waits.sleeper().sleep(pause);
                }
            }
        }
    }

    /// A session that comes to nothing does not end the job: the lease is what counts.
    private @Nullable Void listen(Nursery nursery) throws InterruptedException {
        int ended = 0;
        while (ended < ENDED_POLLS) {
            switch (runner.poll(session, Occupation.BUSY, Broker.POLL)) {
                case Poll.Received(Message.Cancelled(_, var cancellation))
                        when cancellation.job().equals(lease.key().job()) -> {
                    return ends(nursery, new WalkEnd.Cancelled());
                }
                case Poll.Nothing(), Poll.Received _ -> ended = 0;
                case Poll.Empty(),
                        Poll.TokenRefused _,
                        Poll.AccessDenied _,
                        Poll.SessionGone _,
                        Poll.RunnerGone _,
                        Poll.VersionTooOld _,
                        Poll.Failed _ -> {
                    ended++;
                    waits.sleeper().sleep(Duration.ofSeconds(ended));
                }
            }
        }
        return null;
    }
}
