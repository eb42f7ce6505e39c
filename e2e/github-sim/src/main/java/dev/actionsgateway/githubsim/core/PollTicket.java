package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One poll: answered at once, or parked until something comes or the hold ends.
///
/// The waiting thread is virtual and costs a latch; nobody looks for it, who has something for its
/// session wakes it.
public final class PollTicket {
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile @Nullable PollAnswer answer;

    final @Nullable Session session;
    final PollStatus status;
    Timers.@Nullable Timer hold; // guarded by the world's lock
    @Nullable Delivery delivery; // guarded by the world's lock

    PollTicket(@Nullable Session session, PollStatus status) {
        this.session = session;
        this.status = status;
    }

    /// Gives the poll its answer; the first one counts.
    void complete(PollAnswer with) {
        if (answer == null) {
            answer = with;
            answered.countDown();
        }
    }

    boolean completed() {
        return answer != null;
    }

    /// The answer, if it is there.
    public Optional<PollAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    /// Waits for the answer; nothing within `patience` is an empty poll.
    public PollAnswer await(Duration patience) throws InterruptedException {
        boolean came = answered.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        var found = answer;
        return came && found != null ? found : new PollAnswer.Nothing();
    }
}
