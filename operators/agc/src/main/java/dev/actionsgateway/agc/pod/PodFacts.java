package dev.actionsgateway.agc.pod;

import dev.actionsgateway.agc.job.WorkerEnd.Death;
import dev.actionsgateway.api.Annotations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What matters of a pod's status, by what it means.
public record PodFacts(Pod pod) {
    /// What became of a pod.
    record Fate(Death death, String why) {}

    /// A container that waits.
    record Waiting(String container, String reason, String message) {
        String sentence() {
            return "Container "
                    + container
                    + ": "
                    + reason
                    + (message.isEmpty() ? "" : ": " + message);
        }
    }

    String phase() {
        return text(status().getPhase());
    }

    /// Whether its job's container has ended, or it never had one.
    public boolean ended() {
        return phase().equals("Failed")
                || phase().equals("Succeeded")
                || terminated(Containers.RUNNER).isPresent();
    }

    /// When it ended; its creation if that is not said.
    public Instant endedAt() {
        return status().getContainerStatuses().stream()
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .map(ContainerState::getTerminated)
                .filter(Objects::nonNull)
                .flatMap(state -> Stream.ofNullable(state.getFinishedAt()))
                .map(Instant::parse)
                .max(Comparator.naturalOrder())
                .orElseGet(this::created);
    }

    /// Whether its job's container has started.
    public boolean runnerStarted() {
        return started(Containers.RUNNER);
    }

    /// When it was made.
    public Instant created() {
        return Instant.parse(pod.getMetadata().getCreationTimestamp());
    }

    /// When a node took it; its creation before that.
    Instant accepted() {
        return Optional.ofNullable(status().getStartTime()).map(Instant::parse).orElse(created());
    }

    boolean deletedLongerThan(Duration time, Instant now) {
        // the timestamp has the grace in it already
        return Optional.ofNullable(pod.getMetadata().getDeletionTimestamp())
                .map(Instant::parse)
                .filter(end -> end.plus(time).isBefore(now))
                .isPresent();
    }

    Optional<ContainerStateTerminated> terminated(String container) {
        return state(container).map(ContainerState::getTerminated);
    }

    boolean started(String container) {
        return state(container)
                .filter(state -> state.getRunning() != null || state.getTerminated() != null)
                .isPresent();
    }

    /// The state of its job's container, if the kubelet has told it.
    public Optional<ContainerState> runner() {
        return state(Containers.RUNNER);
    }

    private Optional<ContainerState> state(String container) {
        return status().getContainerStatuses().stream()
                .filter(status -> container.equals(status.getName()))
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .findFirst();
    }

    String message(ContainerStateTerminated state) {
        return text(state.getMessage()).strip();
    }

    /// Init containers first: what comes after them cannot wait for anything else.
    List<Waiting> waiting() {
        return Stream.concat(
                        status().getInitContainerStatuses().stream(),
                        status().getContainerStatuses().stream())
                .flatMap(container ->
                        Optional.ofNullable(container.getState())
                                .map(ContainerState::getWaiting)
                                .map(state ->
                                        new Waiting(
                                                container.getName(),
                                                text(state.getReason()),
                                                text(state.getMessage())))
                                .stream())
                .toList();
    }

    Optional<String> unschedulable() {
        return condition("PodScheduled")
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(condition -> "No node suits it: " + text(condition.getMessage()));
    }

    String slow() {
        return status().getStartTime() == null
                ? "No node has taken it."
                : "A node took it, and it did not start.";
    }

    Optional<String> failedInit() {
        return status().getInitContainerStatuses().stream()
                .filter(container ->
                        container.getState() != null
                                && container.getState().getTerminated() != null
                                && container.getState().getTerminated().getExitCode() != 0)
                .map(container -> {
                    var state = container.getState().getTerminated();
                    return "Init container %s ended with exit code %d (%s): %s"
                            .formatted(
                                    container.getName(),
                                    state.getExitCode(),
                                    text(state.getReason()),
                                    message(state));
                })
                .findFirst();
    }

    /// Why the kubelet would not have it, although the scheduler chose its node.
    Optional<String> refusedByNode() {
        var reason = text(status().getReason());
        boolean refused =
                reason.startsWith("OutOf")
                        || reason.equals("NodeAffinity")
                        || reason.equals("UnexpectedAdmissionError")
                        || reason.equals("NodeShutdown");
        return refused
                ? Optional.of("Its node refused it: " + reason + ": " + text(status().getMessage()))
                : Optional.empty();
    }

    /// Our own word for its removal, if it was us.
    Optional<String> removal() {
        return Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.DELETION_REASON))
                .filter(reason -> !reason.isEmpty());
    }

    /// What ended the pod from outside.
    Optional<Fate> fate() {
        var message = text(status().getMessage());
        return switch (text(status().getReason())) {
            case "Evicted" ->
                    Optional.of(new Fate(Death.EVICTED, "Its node evicted it: " + message));
            case "DeadlineExceeded" ->
                    Optional.of(new Fate(Death.LIFETIME, "It ran into its maxLifetime."));
            case "Terminated", "NodeShutdown", "Shutdown" ->
                    Optional.of(new Fate(Death.DELETED, "Its node shut down."));
            case "NodeLost" -> Optional.of(new Fate(Death.DELETED, "Its node was lost."));
            default -> disruption().or(this::deleted);
        };
    }

    private Optional<Fate> disruption() {
        return condition("DisruptionTarget")
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(condition ->
                        switch (text(condition.getReason())) {
                            case "PreemptionByScheduler" ->
                                    new Fate(
                                            Death.EVICTED,
                                            "A pod of higher priority took its place.");
                            case "EvictionByEvictionAPI" ->
                                    new Fate(
                                            Death.DELETED,
                                            "It was evicted, as when a node is drained.");
                            case "DeletionByTaintManager" ->
                                    new Fate(Death.DELETED, "Its node was tainted.");
                            case "DeletionByPodGC" -> new Fate(Death.DELETED, "Its node is gone.");
                            default ->
                                    new Fate(
                                            Death.EVICTED,
                                            "Its node ended it: " + text(condition.getMessage()));
                        });
    }

    private Optional<Fate> deleted() {
        return Optional.ofNullable(pod.getMetadata().getDeletionTimestamp())
                .map(_ -> new Fate(Death.DELETED, "Its pod was deleted."));
    }

    String memory() {
        var limit =
                pod.getSpec().getContainers().stream()
                        .filter(container -> Containers.RUNNER.equals(container.getName()))
                        .map(Container::getResources)
                        .filter(Objects::nonNull)
                        .flatMap(
                                resources -> Stream.ofNullable(resources.getLimits().get("memory")))
                        .findFirst();
        return limit.map(amount -> "It used more memory than its limit of " + amount + ".")
                .orElse("It used more memory than its node had.");
    }

    private Optional<PodCondition> condition(String type) {
        return status().getConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private PodStatus status() {
        return Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
