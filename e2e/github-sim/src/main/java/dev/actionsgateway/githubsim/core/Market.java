package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.RunnerClass.Demand;
import dev.actionsgateway.githubsim.settings.Modes.DeliveryTo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Brings sessions that can take a job and jobs that want a session together.
///
/// Both sides are kept by class, not one by one: thousands of parked sessions with the same labels
/// are one class, so finding a match costs as many comparisons as there are classes. Guarded by the
/// world's lock.
final class Market {
    private final World world;
    private final Map<RunnerClass, Map<Ids.SessionId, Session>> ready = new HashMap<>();
    private final Map<Demand, TreeMap<Long, Job>> wanting = new HashMap<>();
    private final Map<RunnerClass, Map<Demand, Boolean>> fits = new HashMap<>();

    Market(World world) {
        this.world = world;
    }

    /// Labels, groups or accounts changed: what fits must be found out anew.
    void forgetFits() {
        fits.clear();
    }

    /// A session can take a job: it gets the oldest that fits, or waits for one.
    ///
    /// @return the job, or empty if it waits
    Optional<Job> ready(Session session) {
        var found =
                wanting.entrySet().stream()
                        .filter(entry -> fit(session.runner.kind, entry.getKey()))
                        .map(entry -> firstFor(session, entry.getValue()))
                        .flatMap(Optional::stream)
                        .min(Comparator.comparingLong(job -> job.order));
        if (found.isEmpty()) {
            ready.computeIfAbsent(session.runner.kind, _ -> new LinkedHashMap<>())
                    .put(session.id, session);
        }
        return found;
    }

    /// A session cannot take a job any more.
    void busy(Session session) {
        var peers = ready.get(session.runner.kind);
        if (peers != null) {
            peers.remove(session.id);
            if (peers.isEmpty()) {
                ready.remove(session.runner.kind);
            }
        }
    }

    /// A job wants a session: it gets the one that waits longest among those that fit, or waits.
    void want(Job job) {
        while (job.wanted()) {
            var session = sessionFor(job);
            if (session == null) {
                wanting.computeIfAbsent(job.demand, _ -> new TreeMap<>()).put(job.order, job);
                return;
            }
            busy(session);
            world.polls().offer(session, job);
        }
        settle(job);
    }

    /// A job wants no further session.
    void settle(Job job) {
        var peers = wanting.get(job.demand);
        if (peers != null) {
            peers.remove(job.order);
            if (peers.isEmpty()) {
                wanting.remove(job.demand);
            }
        }
    }

    private @Nullable Session sessionFor(Job job) {
        for (var entry : ready.entrySet()) {
            if (fit(entry.getKey(), job.demand)) {
                for (var session : entry.getValue().values()) {
                    if (mayHave(session, job)) {
                        return session;
                    }
                }
            }
        }
        return null;
    }

    private Optional<Job> firstFor(Session session, Map<Long, Job> jobs) {
        return jobs.values().stream().filter(job -> mayHave(session, job)).findFirst();
    }

    private boolean mayHave(Session session, Job job) {
        if (world.modes().deliveryTo() == DeliveryTo.SESSIONS_AT_QUEUE_TIME
                && session.order > job.order) {
            return false;
        }
        return !job.avoided.contains(session.id)
                && (job.spec.fanOut() == 1
                        || job.deliveries.values().stream()
                                .noneMatch(d -> d.open() && d.runner == session.runner));
    }

    private boolean fit(RunnerClass kind, Demand demand) {
        return fits.computeIfAbsent(kind, _ -> new HashMap<>())
                .computeIfAbsent(demand, kind::serves);
    }

    /// How many jobs wait, and how many sessions.
    List<Integer> sizes() {
        return List.of(
                wanting.values().stream().mapToInt(Map::size).sum(),
                ready.values().stream().mapToInt(Map::size).sum());
    }
}
