package dev.actionsgateway.agc.observe;

import dev.actionsgateway.agc.pod.PodFacts;
import dev.actionsgateway.api.Labels;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.Pod;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Times how long each worker's pod took until its job could begin, by the cluster's own words,
/// which know whole seconds.
public final class WorkerStarts {
    private static final String NAME = EventMeters.PREFIX + "pod_to_running_duration";

    private final MeterRegistry meters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> timed = new HashSet<>(); // guarded by lock

    /// @param meters what `/metrics` shows
    public WorkerStarts(MeterRegistry meters) {
        this.meters = meters;
    }

    /// Looks through all pods that are there; each is timed once.
    public void look(Collection<Pod> pods) {
        lock.lock();
        try {
            var there = new HashSet<String>();
            for (var pod : pods) {
                var uid = Objects.requireNonNullElse(pod.getMetadata().getUid(), "");
                there.add(uid);
                if (!timed.contains(uid)) {
                    runsSince(pod)
                            .ifPresent(started -> {
                                timed.add(uid);
                                note(pod, started);
                            });
                }
            }
            timed.retainAll(there);
        } finally {
            lock.unlock();
        }
    }

    /// A group is over: its figures go.
    public void forget(String group) {
        meters.remove(NAME, List.of(Tag.create(EventMeters.GROUP, group)));
    }

    private static Optional<Instant> runsSince(Pod pod) {
        return new PodFacts(pod)
                .runner()
                .map(ContainerState::getRunning)
                .map(ContainerStateRunning::getStartedAt)
                .map(Instant::parse);
    }

    private void note(Pod pod, Instant started) {
        var made = new PodFacts(pod).created();
        var group =
                Objects.requireNonNullElse(
                        pod.getMetadata().getLabels().get(Labels.RUNNER_GROUP), "");
        meters.getOrCreate(Timer.builder(NAME).addTag(Tag.create(EventMeters.GROUP, group)))
                .record(Duration.between(made, started));
    }
}
