package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatRecord;
import dev.actionsgateway.agc.seat.SeatStore;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.kit.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Keeps jobs and seats as a cluster does, and survives a group: payloads as files in a folder,
/// everything else in memory. It can be made to refuse.
final class FolderStore implements JobStore, SeatStore {
    private final Path folder;
    private final Map<RecordName, Recovered> jobs = new ConcurrentHashMap<>();
    private final Map<SeatId, SeatRecord> seats = new ConcurrentHashMap<>();
    volatile boolean away; // as if the API server did not answer
    volatile boolean keeping; // as if it refused to remove anything

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Intent intend(SeatId seat, Offer offer, Instant now, Deadline deadline) {
        if (away) {
            return new Intent.Unavailable("the folder is away");
        }
        var name = new RecordName("job-" + offer.request());
        try {
            Files.createFile(file(name));
        } catch (FileAlreadyExistsException _) {
            return new Intent.AlreadyThere(name);
        } catch (IOException e) {
            return new Intent.Unavailable(String.valueOf(e.getMessage()));
        }
        var written = new Intent.Written(name, seat, offer);
        jobs.put(name, new Recovered.Intended(written, now));
        return written;
    }

    @Override
    public Stored store(Intent.Written intent, Claim.Won won, Instant now, Deadline deadline) {
        if (away) {
            return new Stored.Failed("the folder is away");
        }
        try {
            Files.write(file(intent.record()), won.payload().reveal());
        } catch (IOException e) {
            return new Stored.Failed(String.valueOf(e.getMessage()));
        }
        var held = new Held(intent.record(), intent.seat(), won.lease(), won.job(), now);
        jobs.put(intent.record(), new Recovered.Claimed(held, Optional.empty()));
        return new Stored.Done(intent.record());
    }

    @Override
    public Stored started(RecordName record, WorkerName worker, Deadline deadline) {
        jobs.computeIfPresent(
                record,
                (_, before) ->
                        before instanceof Recovered.Claimed(var held, _)
                                ? new Recovered.Claimed(held, Optional.of(worker))
                                : before);
        return new Stored.Done(record);
    }

    @Override
    public Stored drop(RecordName record, Deadline deadline) {
        if (keeping) {
            return new Stored.Failed("nothing is removed");
        }
        jobs.remove(record);
        try {
            Files.deleteIfExists(file(record));
        } catch (IOException e) {
            return new Stored.Failed(String.valueOf(e.getMessage()));
        }
        return new Stored.Done(record);
    }

    @Override
    public Stored recover(String group, Consumer<Recovered> each, Deadline deadline) {
        jobs.values().stream().sorted(Comparator.comparing(FolderStore::since)).forEach(each);
        return new Stored.Done(new RecordName("all"));
    }

    private static Instant since(Recovered job) {
        return switch (job) {
            case Recovered.Intended(_, var since) -> since;
            case Recovered.Claimed(var held, _) -> held.claimedAt();
            case Recovered.Unreadable _ -> Instant.MAX;
        };
    }

    String payload(RecordName record) {
        try {
            return Files.readString(file(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int jobs() {
        return jobs.size();
    }

    List<SeatRecord> seats() {
        return List.copyOf(seats.values());
    }

    private Path file(RecordName record) {
        return folder.resolve(record.value());
    }

    @Override
    public Optional<List<SeatRecord>> of(String group, Deadline deadline) {
        return Optional.of(new ArrayList<>(seats.values()));
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
