package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.NotStarted;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.agc.pod.Assignment;
import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.agc.pod.Patience;
import dev.actionsgateway.agc.pod.Verdict;
import dev.actionsgateway.agc.pod.WorkerEnds;
import dev.actionsgateway.agc.pod.WorkerPod;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.group.WorkerTemplate;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs the jobs of a group as pods.
public final class PodWorkers implements Workers {
    /// How often a pod that runs is looked at without a change: its node may be gone.
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final PodCalls pods;
    private final PodCache cache;
    private final Owner owner;
    private final JobSecrets records;
    private final Supplier<WorkerSettings> settings;
    private final InstantSource clock;

    /// @param cache watches the pods of the gateway
    /// @param records knows how many Secrets hold a job's payload
    /// @param settings what holds now
    public PodWorkers(
            PodCalls pods,
            PodCache cache,
            Owner owner,
            JobSecrets records,
            Supplier<WorkerSettings> settings,
            InstantSource clock) {
        this.pods = pods;
        this.cache = cache;
        this.owner = owner;
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Start start(Held held, String runner, Deadline deadline) throws InterruptedException {
        var now = settings.get();
        return switch (now.group().worker().template()) {
            case WorkerTemplate.Malformed(var why) -> new Start.Refused(NotStarted.TEMPLATE, why);
            case WorkerTemplate.Typed(var template) -> {
                var priority = now.group().priorityClassOf(active() + 1);
                var further = records.furtherParts(held.record());
                var assignment = Assignment.of(held, further, runner, priority);
                var pod =
                        WorkerPod.of(
                                now.platform(), owner, now.group().worker(), template, assignment);
                yield create(pod, held.record(), deadline);
            }
        };
    }

    private Start create(Pod pod, RecordName record, Deadline deadline)
            throws InterruptedException {
        var name = pod.getMetadata().getName();
        while (true) {
            switch (pods.create(pod, deadline)) {
                case Reply.Ok<Pod>(var made) -> {
                    return started(made);
                }
                case Reply.Exists<Pod> _ -> {
                    if (pods.get(name, deadline) instanceof Reply.Ok<Optional<Pod>>(var found)
                            && found.isPresent()) {
                        return compare(found.get(), record);
                    }
                }
                case Reply.Refused<Pod>(var code, var why) -> {
                    return new Start.Refused(Refusals.cause(code, why), why);
                }
                case Reply.Missing<Pod> _ -> {
                    return new Start.Refused(NotStarted.ADMISSION, "the namespace is gone");
                }
                case Reply.Unavailable<Pod>(var why) -> {
                    return new Start.Unavailable(why);
                }
                case Reply.Conflict<Pod> _ -> {} // many pods at once took from one quota: again
            }
            if (deadline.expired()) {
                return new Start.Unavailable("no answer in time");
            }
        }
    }

    private Start compare(Pod found, RecordName record) {
        var other = found.getMetadata().getLabels().getOrDefault(Labels.JOB, "unknown");
        return other.equals(record.value())
                ? started(found)
                : new Start.TakenBy(
                        new WorkerName(found.getMetadata().getName()), new RecordName(other));
    }

    private Start started(Pod pod) {
        cache.remember(pod);
        return new Start.Started(new WorkerName(pod.getMetadata().getName()));
    }

    /// How many workers of the group have not ended.
    private int active() {
        return (int)
                cache.all().stream()
                        .filter(pod ->
                                owner.group()
                                        .equals(
                                                pod.getMetadata()
                                                        .getLabels()
                                                        .get(Labels.RUNNER_GROUP)))
                        .filter(pod -> !PodCalls.ended(pod))
                        .count();
    }

    @Override
    public WorkerEnd await(WorkerName worker) throws InterruptedException {
        while (true) {
            var sight = cache.look(worker.value());
            switch (sight) {
                case PodCache.Sight.Gone(var last) -> {
                    return WorkerEnds.gone(last);
                }
                case PodCache.Sight.Unknown _ -> {
                    if (isGone(worker)) {
                        return WorkerEnds.vanished();
                    }
                }
                case PodCache.Sight.There(var pod) -> {
                    var verdict = WorkerEnds.of(pod, patience(), clock.instant());
                    if (verdict instanceof Verdict.Ended(var end)) {
                        return end;
                    }
                    cache.awaitChange(worker.value(), sight, untilNextLook(verdict));
                }
            }
        }
    }

    @Override
    public Optional<WorkerEnd> ended(WorkerName worker) {
        return switch (cache.look(worker.value())) {
            case PodCache.Sight.Gone(var last) -> Optional.of(WorkerEnds.gone(last));
            case PodCache.Sight.There(var pod)
                    when WorkerEnds.of(pod, patience(), clock.instant())
                            instanceof Verdict.Ended(var end) ->
                    Optional.of(end);
            case PodCache.Sight.There _, PodCache.Sight.Unknown _ -> Optional.empty();
        };
    }

    private Duration untilNextLook(Verdict verdict) {
        if (verdict instanceof Verdict.Waiting(var until, _, _)) {
            var left = Duration.between(clock.instant(), until).plusMillis(1);
            return left.compareTo(LOOK) < 0 ? left : LOOK;
        }
        return LOOK;
    }

    /// Asks the API server about a pod that the watch has not shown.
    private boolean isGone(WorkerName worker) throws InterruptedException {
        var reply = pods.get(worker.value(), Deadline.after(LOOK, clock));
        if (reply instanceof Reply.Ok<Optional<Pod>>(var found)) {
            found.ifPresent(cache::remember);
            return found.isEmpty();
        }
        return false;
    }

    private Patience patience() {
        return Patience.pending(settings.get().group().worker().pendingPodDeadline());
    }

    @Override
    public void cancel(WorkerName worker, Cancellation cancellation, Deadline deadline)
            throws InterruptedException {
        pods.cancel(worker.value(), cancellation.grace(), deadline);
    }

    @Override
    public void remove(WorkerName worker, Removal why, Deadline deadline)
            throws InterruptedException {
        pods.remove(worker.value(), why, deadline);
    }
}
