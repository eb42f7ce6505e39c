package dev.actionsgateway.load.sessions;

import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What the seats of a fleet saw. Thread-safe.
final class Tally {
    private final Set<RequestId> claimed = ConcurrentHashMap.newKeySet();
    private final Set<JobKey> concluded = ConcurrentHashMap.newKeySet();
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> surprises = new ConcurrentHashMap<>();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder failedPolls = new LongAdder();

    /// Whether nobody has begun to claim this offer; it is begun now.
    boolean claims(RequestId offer) {
        boolean first = claimed.add(offer);
        if (!first) {
            repeated.increment();
        }
        return first;
    }

    /// Notes the end of a job that GitHub took.
    ///
    /// @param took from its offer until then
    void concluded(JobKey job, Duration took) {
        if (concluded.add(job)) {
            millis.add(took.toNanos() / 1e6);
        } else {
            surprise("a job was concluded twice");
        }
    }

    /// Notes what should not be.
    void surprise(String what) {
        surprises.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    /// Notes a poll that did not come through.
    void failedPoll() {
        failedPolls.increment();
    }

    /// How many polls did not come through.
    long failedPolls() {
        return failedPolls.sum();
    }

    /// How many jobs were concluded.
    int concluded() {
        return concluded.size();
    }

    /// How many offers came again.
    long repeated() {
        return repeated.sum();
    }

    /// How long each job took, in milliseconds.
    List<Double> millis() {
        return new ArrayList<>(millis);
    }

    /// What should not have been, with how often it was.
    List<String> surprises() {
        return new TreeMap<>(surprises)
                .entrySet().stream().map(one -> one.getValue() + " × " + one.getKey()).toList();
    }
}
