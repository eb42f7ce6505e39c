package dev.actionsgateway.githubsim.results;

import dev.actionsgateway.githubsim.results.BlobRef.Kind;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The records of all jobs: written by [ResultsRoutes], opened and closed by the core, read by
/// REST, the page and tests. Any thread may call.
public final class JobRecords {
    private final ResultsLimits limits;
    private final InstantSource clock;
    private final ResultsListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<JobKey, JobRecord> records = new LinkedHashMap<>(); // guarded by lock

    public JobRecords(ResultsLimits limits, InstantSource clock, ResultsListener listener) {
        this.limits = limits;
        this.clock = clock;
        this.listener = listener;
    }

    /// Lets the worker of this job report from now on. Opening again changes nothing.
    ///
    /// @param secrets texts that must show up nowhere
    public void open(JobKey job, Collection<String> secrets) {
        lock.lock();
        try {
            records.computeIfAbsent(job, _ -> new JobRecord(job, limits, secrets));
            var oldest = records.values().iterator();
            while (records.size() > limits.records() && oldest.hasNext()) {
                if (oldest.next().isClosed()) {
                    oldest.remove();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Refuses all further reports of this job's worker. Late uploads are still taken: storage does
    /// not know about jobs. Closing again, or what was never opened, is harmless.
    public void close(JobKey job, JobEnd end) {
        on(
                job,
                record -> {
                    record.close(end);
                    return true;
                });
    }

    /// Forgets the job wholly, its logs too.
    public void forget(JobKey job) {
        lock.lock();
        try {
            records.remove(job);
        } finally {
            lock.unlock();
        }
    }

    /// What is known of the job; empty if it was never opened.
    public Optional<JobSnapshot> snapshot(JobKey job) {
        return find(job).map(JobRecord::snapshot);
    }

    /// The log of the whole job as text; empty while there is none.
    public Optional<String> log(JobKey job) {
        return find(job).flatMap(JobRecord::log);
    }

    /// The uploaded log of a step; empty while there is none.
    public Optional<String> stepLog(JobKey job, String stepId) {
        return text(BlobRef.ofStep(job, Kind.STEP_LOG, stepId));
    }

    /// The summary that a step left, as Markdown; empty if there is none.
    public Optional<String> summary(JobKey job, String stepId) {
        return text(BlobRef.ofStep(job, Kind.STEP_SUMMARY, stepId));
    }

    /// The last live lines of the job, oldest first.
    public List<LiveLine> live(JobKey job) {
        return find(job).map(JobRecord::live).orElse(List.of());
    }

    /// Follows the job from now on; empty if it was never opened, or too many follow it already.
    public Optional<LiveLines> follow(JobKey job) {
        return find(job).flatMap(JobRecord::follow);
    }

    Optional<String> text(BlobRef ref) {
        return find(ref.job()).flatMap(record -> record.text(ref));
    }

    boolean accepts(JobKey job) {
        return find(job).filter(record -> !record.isClosed()).isPresent();
    }

    boolean update(StepsUpdate update) {
        boolean taken = on(update.job(), record -> record.update(update)).orElse(false);
        if (taken) {
            listener.reported(update.job());
        }
        return taken;
    }

    BlobAnswer write(BlobRef ref, BlobWrite write) {
        var answer = on(ref.job(), r -> r.write(ref, write)).orElse(BlobAnswer.NOT_FOUND);
        listener.changed(ref.job());
        return answer;
    }

    boolean finish(BlobRef ref, Optional<Long> lines) {
        return on(ref.job(), record -> record.finish(ref, lines)).orElse(false);
    }

    boolean print(JobKey job, LiveEvent.Lines lines) {
        boolean taken = on(job, record -> record.print(lines)).orElse(false);
        if (taken) {
            listener.changed(job);
        }
        return taken;
    }

    void object(JobKey job, String rule, String detail) {
        listener.objected(new Objection(clock.instant(), job, rule, detail));
    }

    private <T> Optional<T> on(JobKey job, Function<JobRecord, T> step) {
        return find(job)
                .map(record -> {
                    T answer = step.apply(record);
                    for (var complaint : record.complaints()) {
                        object(job, complaint.rule(), complaint.detail());
                    }
                    return answer;
                });
    }

    private Optional<JobRecord> find(JobKey job) {
        lock.lock();
        try {
            return Optional.ofNullable(records.get(job));
        } finally {
            lock.unlock();
        }
    }
}
