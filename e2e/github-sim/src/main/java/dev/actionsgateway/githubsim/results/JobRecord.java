package dev.actionsgateway.githubsim.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.results.BlobRef.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// All that one job's worker has told. Each method is one step under the job's own lock.
final class JobRecord {
    private final JobKey key;
    private final ResultsLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    // All below guarded by lock.
    private final Complaints complaints;
    private final Map<String, StepRecord> steps = new LinkedHashMap<>();
    private final Map<BlobRef, Blob> blobs = new LinkedHashMap<>();
    private final Deque<LiveLine> live = new ArrayDeque<>();
    private final Set<LiveLines> followers = new HashSet<>();
    private final TextBudget stepTexts;
    private final TextBudget jobTexts;
    private long changeOrder;
    private boolean closed;

    JobRecord(JobKey key, ResultsLimits limits, Collection<String> secrets) {
        this.key = key;
        this.limits = limits;
        this.complaints = new Complaints(secrets);
        this.stepTexts = new TextBudget(limits.stepLogBytes());
        this.jobTexts = new TextBudget(limits.jobLogBytes());
    }

    /// Takes an update unless the job is closed; one that is older than what is known is dropped.
    boolean update(StepsUpdate update) {
        return locked(() -> {
            if (closed) {
                return false;
            }
            if (update.changeOrder() > changeOrder) {
                changeOrder = update.changeOrder();
                update.steps().forEach(this::put);
                tell(new LiveEvent.Steps(update.steps()));
            } else if (update.changeOrder() < changeOrder) {
                complaints.add(
                        "change-order",
                        "call " + update.changeOrder() + " came after " + changeOrder);
            }
            return true;
        });
    }

    private void put(StepRecord step) {
        if (steps.size() >= limits.steps() && !steps.containsKey(step.externalId())) {
            complaints.add("too-many-steps", "more than " + limits.steps() + " steps");
            return;
        }
        StepRules.judge(Optional.ofNullable(steps.put(step.externalId(), step)), step, complaints);
        complaints.searchSecrets("the name of step " + step.number(), step.name());
    }

    BlobAnswer write(BlobRef ref, BlobWrite write) {
        return locked(() -> {
            if (blobs.size() > 2 * limits.steps() && !blobs.containsKey(ref)) {
                complaints.add("too-many-blobs", "more than two texts a step");
                return BlobAnswer.NOT_FOUND;
            }
            var blob = blobs.computeIfAbsent(ref, _ -> new Blob(budget(ref)));
            var answer = blob.write(write);
            if (answer.created() && write.bytes().length > 0) {
                inspect(ref, write);
            }
            return answer;
        });
    }

    private TextBudget budget(BlobRef ref) {
        return ref.kind().ofStep() ? stepTexts : jobTexts;
    }

    private void inspect(BlobRef ref, BlobWrite write) {
        boolean log = ref.kind() == Kind.STEP_LOG || ref.kind() == Kind.JOB_LOG;
        if (log && !BoundedText.startsWithBom(write.bytes())) {
            complaints.add("log-without-bom", ref.path() + ": a block without a byte order mark");
        }
        if (ref.kind() != Kind.DIAGNOSTICS) {
            complaints.searchSecrets(ref.path(), new String(write.bytes(), UTF_8));
        }
    }

    /// Takes the word that an upload is complete; false if there is nothing of that name.
    boolean finish(BlobRef ref, Optional<Long> lines) {
        return locked(() -> {
            var blob = blobs.get(ref);
            if (blob == null || !blob.exists()) {
                return false;
            }
            if (lines.isPresent() && !blob.truncated()) {
                long found = blob.text().lines().count();
                if (found != lines.get()) {
                    complaints.add(
                            "line-count",
                            ref.path() + ": " + lines.get() + " lines said, " + found + " stored");
                }
            }
            return true;
        });
    }

    /// Takes live lines unless the job is closed.
    boolean print(LiveEvent.Lines lines) {
        return locked(() -> {
            if (closed) {
                return false;
            }
            long number = lines.startLine();
            for (String line : lines.lines()) {
                live.add(new LiveLine(lines.stepId(), number++, line));
                complaints.searchSecrets("the live feed", line);
            }
            while (live.size() > limits.liveLines()) {
                live.remove();
            }
            tell(lines);
            return true;
        });
    }

    boolean isClosed() {
        return locked(() -> closed);
    }

    /// Closes the record, once; later calls are harmless.
    void close(JobEnd end) {
        locked(() -> {
            if (!closed) {
                closed = true;
                if (end == JobEnd.REPORTED) {
                    StepRules.judgeEnd(steps.values(), this::hasLog, complaints);
                }
                tell(new LiveEvent.Ended());
            }
            return true;
        });
    }

    private boolean hasLog(String stepId) {
        var blob = blobs.get(BlobRef.ofStep(key, Kind.STEP_LOG, stepId));
        return blob != null && blob.exists();
    }

    /// A follower from now on; empty if there are too many.
    Optional<LiveLines> follow() {
        return locked(() -> {
            if (followers.size() >= limits.followers()) {
                return Optional.empty();
            }
            var follower = new LiveLines(this);
            if (closed) {
                follower.offer(new LiveEvent.Ended());
            } else {
                followers.add(follower);
            }
            return Optional.of(follower);
        });
    }

    void unfollow(LiveLines follower) {
        locked(() -> followers.remove(follower));
    }

    private void tell(LiveEvent event) {
        followers.forEach(follower -> follower.offer(event));
    }

    JobSnapshot snapshot() {
        return locked(() ->
                new JobSnapshot(
                        key,
                        ordered(),
                        stepsWith(Kind.STEP_LOG),
                        stepsWith(Kind.STEP_SUMMARY),
                        text(BlobRef.ofJob(key, Kind.JOB_LOG)).isPresent(),
                        closed));
    }

    private List<StepRecord> ordered() {
        return steps.values().stream().sorted(Comparator.comparingInt(StepRecord::number)).toList();
    }

    private Set<String> stepsWith(Kind kind) {
        var ids = new HashSet<String>();
        blobs.forEach((ref, blob) -> {
            if (ref.kind() == kind && blob.exists()) {
                ref.stepId().ifPresent(ids::add);
            }
        });
        return ids;
    }

    Optional<String> text(BlobRef ref) {
        return locked(
                () -> Optional.ofNullable(blobs.get(ref)).filter(Blob::exists).map(Blob::text));
    }

    /// The log of the whole job: the one that was uploaded, or else those of its steps.
    Optional<String> log() {
        return locked(() ->
                text(BlobRef.ofJob(key, Kind.JOB_LOG))
                        .or(() -> {
                            var texts = new ArrayList<String>();
                            for (var step : ordered()) {
                                text(BlobRef.ofStep(key, Kind.STEP_LOG, step.externalId()))
                                        .ifPresent(texts::add);
                            }
                            return texts.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(String.join("", texts));
                        }));
    }

    List<LiveLine> live() {
        return locked(() -> List.copyOf(live));
    }

    List<Complaint> complaints() {
        return locked(complaints::drain);
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
