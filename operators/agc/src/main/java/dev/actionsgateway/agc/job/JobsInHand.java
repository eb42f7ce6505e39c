package dev.actionsgateway.agc.job;

import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.RunRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// All jobs of the gateway, over all its groups: what ends a whole run must not end a job of ours
/// that runs well.
public final class JobsInHand {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RecordName, Optional<RunRef>> jobs = new HashMap<>(); // guarded by lock

    void add(RecordName record, Job job) {
        lock.lock();
        try {
            jobs.put(record, job.run());
        } finally {
            lock.unlock();
        }
    }

    void remove(RecordName record) {
        lock.lock();
        try {
            jobs.remove(record);
        } finally {
            lock.unlock();
        }
    }

    /// Whether another job than this one belongs to the run.
    boolean others(RunRef run, RecordName mine) {
        lock.lock();
        try {
            return jobs.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(mine))
                    .flatMap(entry -> entry.getValue().stream())
                    .anyMatch(other ->
                            other.runId() == run.runId()
                                    && other.repository().equals(run.repository()));
        } finally {
            lock.unlock();
        }
    }
}
