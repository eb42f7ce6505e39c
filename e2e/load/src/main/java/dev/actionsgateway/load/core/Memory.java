package dev.actionsgateway.load.core;

import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatRecord;
import dev.actionsgateway.agc.seat.SeatStore;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.kit.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A store that forgets with the process.
final class Memory implements JobStore, SeatStore {
    private final Set<RecordName> jobs = ConcurrentHashMap.newKeySet();
    private final Map<SeatId, SeatRecord> seats = new ConcurrentHashMap<>();
    private final AtomicInteger dropped = new AtomicInteger();

    /// How many jobs were written down and dropped again, as at the end of a job.
    int dropped() {
        return dropped.get();
    }

    /// How many jobs are written down.
    int jobs() {
        return jobs.size();
    }

    @Override
    public Intent intend(SeatId seat, Offer offer, Instant now, Deadline deadline) {
        var name = new RecordName("job-" + offer.request());
        return jobs.add(name)
                ? new Intent.Written(name, seat, offer)
                : new Intent.AlreadyThere(name);
    }

    @Override
    public Stored store(Intent.Written intent, Claim.Won won, Instant now, Deadline deadline) {
        return new Stored.Done(intent.record());
    }

    @Override
    public Stored started(RecordName record, WorkerName worker, Deadline deadline) {
        return new Stored.Done(record);
    }

    @Override
    public Stored drop(RecordName record, Deadline deadline) {
        if (jobs.remove(record)) {
            dropped.incrementAndGet();
        }
        return new Stored.Done(record);
    }

    @Override
    public Stored recover(String group, Consumer<Recovered> each, Deadline deadline) {
        return new Stored.Done(new RecordName("all"));
    }

    @Override
    public Optional<List<SeatRecord>> of(String group, Deadline deadline) {
        return Optional.of(
                seats.values().stream().filter(one -> one.seat().group().equals(group)).toList());
    }

    @Override
    public Kept keep(SeatRecord record, Deadline deadline) {
        seats.put(record.seat(), record);
        return new Kept.Done();
    }

    @Override
    public Kept forget(SeatId seat, Deadline deadline) {
        seats.remove(seat);
        return new Kept.Done();
    }
}
