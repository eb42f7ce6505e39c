package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One delivery of a job to one session. All that is not final is guarded by the world's lock.
///
/// ```
/// OFFERED ─▶ DELIVERED ─▶ ACKNOWLEDGED ─▶ ACQUIRED ─▶ ENDED
///    └───────────┴──────────────┴─────────────────────▲
/// ```
final class Delivery {
    /// Where a delivery stands.
    enum State {
        /// On its way to the client.
        OFFERED,
        /// Written; repeated until acquired or acknowledged.
        DELIVERED,
        /// The client has said that it came.
        ACKNOWLEDGED,
        /// The client has the job.
        ACQUIRED,
        /// Lapsed, withdrawn, lost or done: see [#end].
        ENDED
    }

    /// What may fall due for a delivery.
    enum Due {
        /// Nobody acquired it in time.
        CLAIM,
        /// It is sent again.
        REPEAT,
        /// The lease ends.
        LAPSE,
        /// Nothing was heard of the job since its acquire.
        UNSTARTED,
        /// Nothing was heard of its runner.
        SILENCE
    }

    final RequestId requestId;
    final Job job;
    final Runner runner;
    final Session session;
    final Instant offeredAt;
    final List<Long> messageIds = new ArrayList<>();
    State state = State.OFFERED;
    String end = "";
    @Nullable Instant deliveredAt;
    Instant repeatAt = Instant.MAX;
    @Nullable Instant acquiredAt;
    @Nullable Instant lockedUntil;
    @Nullable Instant lastRenewal;
    int acquires;
    int renewals;

    /// Whether a worker's report of the job's end was taken.
    boolean reported;

    boolean cancelSent;
    Instant cancelAgainAt = Instant.MAX;

    /// What acquire answered, for a repeated one.
    @Nullable String answer;

    private final Map<Due, Timers.Timer> timers = new EnumMap<>(Due.class);

    Delivery(RequestId requestId, Job job, Session session, Instant offeredAt) {
        this.requestId = requestId;
        this.job = job;
        this.session = session;
        this.runner = session.runner;
        this.offeredAt = offeredAt;
    }

    boolean open() {
        return switch (state) {
            case OFFERED, DELIVERED, ACKNOWLEDGED -> true;
            case ACQUIRED, ENDED -> false;
        };
    }

    boolean acquired() {
        return state == State.ACQUIRED;
    }

    /// Sets a timer in place of the former one of its kind.
    void due(Due what, Timers.Timer timer) {
        var before = timers.put(what, timer);
        if (before != null) {
            before.cancel();
        }
    }

    /// Whether this is an id by which its client may call the job: the job's own, or the request's.
    boolean names(String id) {
        return job.jobId.toString().equalsIgnoreCase(id)
                || requestId.toString().equalsIgnoreCase(id);
    }

    /// Whether this is an id of any job of the run.
    boolean namesAnother(String id) {
        return job.run.jobs.stream()
                .anyMatch(other ->
                        other.jobId.toString().equalsIgnoreCase(id)
                                || other.deliveries.keySet().stream()
                                        .anyMatch(key -> key.toString().equalsIgnoreCase(id)));
    }

    /// When its client was last heard of.
    Instant lastHeard() {
        return latest(acquiredAt, lastRenewal, session.lastBusyPoll);
    }

    private static Instant latest(@Nullable Instant... instants) {
        var latest = Instant.MIN;
        for (var instant : instants) {
            if (instant != null && instant.isAfter(latest)) {
                latest = instant;
            }
        }
        return latest;
    }

    void nothingDue() {
        timers.values().forEach(Timers.Timer::cancel);
        timers.clear();
    }

    void finish(String why) {
        state = State.ENDED;
        end = why;
        nothingDue();
    }
}
