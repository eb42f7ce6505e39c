package dev.actionsgateway.agc.pod;

import dev.actionsgateway.agc.job.NotStarted;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.job.WorkerEnd.Death;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Optional;

/// Reads from a pod how its worker ended, or what it waits for. Pure.
///
/// What the wrapper wrote counts first, then what killed the container, then what became of the
/// pod: a worker that told GitHub is believed, whatever happened to its pod afterwards.
public final class WorkerEnds {
    private WorkerEnds() {}

    /// What this pod says now.
    public static Verdict of(Pod pod, Patience patience, Instant now) {
        var seen = new PodFacts(pod);
        var ended = ended(seen);
        if (ended.isPresent()) {
            return new Verdict.Ended(ended.get());
        }
        if (seen.deletedLongerThan(patience.vanishing(), now)) {
            return new Verdict.Ended(removed(seen));
        }
        return seen.started(Containers.RUNNER)
                ? new Verdict.Running()
                : Starting.of(seen, patience, now);
    }

    /// The end of a worker whose pod is not there any more.
    ///
    /// @param last the pod as it was seen last
    public static WorkerEnd gone(Pod last) {
        var seen = new PodFacts(last);
        boolean unseen = seen.removal().isEmpty() && seen.fate().isEmpty();
        return ended(seen)
                .orElseGet(() ->
                        unseen && seen.started(Containers.RUNNER)
                                ? new WorkerEnd.Died(
                                        Death.DELETED, Optional.empty(), "Its pod was deleted.")
                                : removed(seen));
    }

    /// The end of a worker whose pod was never seen.
    public static WorkerEnd vanished() {
        return new WorkerEnd.Died(
                Death.VANISHED, Optional.empty(), "Its pod is gone, and nobody saw it end.");
    }

    private static Optional<WorkerEnd> ended(PodFacts seen) {
        var runner = seen.terminated(Containers.RUNNER);
        if (runner.isPresent()) {
            return Optional.of(ofContainer(seen, runner.get()));
        }
        return seen.phase().equals("Failed") || seen.phase().equals("Succeeded")
                ? Optional.of(removed(seen))
                : Optional.empty();
    }

    private static WorkerEnd removed(PodFacts seen) {
        return seen.started(Containers.RUNNER)
                ? died(seen, Optional.empty(), "")
                : neverStarted(seen);
    }

    private static WorkerEnd ofContainer(PodFacts seen, ContainerStateTerminated state) {
        var words = LastWords.read(seen.message(state));
        if (words.filter(said -> said.reported() == LastWords.Reported.YES).isPresent()) {
            return new WorkerEnd.Reported(words.get().reason());
        }
        var reason = Optional.ofNullable(state.getReason()).orElse("");
        if (reason.equals("StartError") || reason.equals("ContainerCannotRun")) {
            return new WorkerEnd.NeverStarted(
                    NotStarted.CONTAINER,
                    "The container could not be started: " + seen.message(state));
        }
        var exit = Optional.ofNullable(state.getExitCode());
        if (reason.equals("OOMKilled")) {
            return new WorkerEnd.Died(Death.OUT_OF_MEMORY, exit, seen.memory());
        }
        return died(seen, exit, words.map(WorkerEnds::sentence).orElse(""));
    }

    private static String sentence(LastWords words) {
        var exit = words.workerExit().map(code -> " with exit code " + code).orElse("");
        return switch (words.reason()) {
            case "worker-crashed" -> "The runner ended" + exit + ", which is no result.";
            case "worker-killed" -> "The runner was killed from outside" + exit + ".";
            case "worker-hung" -> "The runner did not end after its job had.";
            case "message-not-accepted" -> "The runner did not take the job.";
            case "worker-missing" -> "The image holds no runner.";
            case "payload-unreadable" -> "The job's payload could not be read.";
            case "stopped-by-force" -> "The runner was stopped and did not end in time.";
            case "stopped-before-start" -> "The pod was stopped before the runner started.";
            case "" -> "";
            default -> "The wrapper says " + words.reason() + ".";
        };
    }

    private static WorkerEnd died(PodFacts seen, Optional<Integer> exit, String words) {
        var removal = seen.removal();
        if (removal.isPresent()) {
            return new WorkerEnd.Died(
                    removal.get().equals("LIFETIME") ? Death.LIFETIME : Death.DELETED,
                    exit,
                    "We removed its pod: " + removal.get() + ".");
        }
        var fate = seen.fate();
        return fate.<WorkerEnd>map(
                        of -> new WorkerEnd.Died(of.death(), exit, join(of.why(), words)))
                .orElseGet(() ->
                        new WorkerEnd.Died(
                                Death.CRASHED,
                                exit,
                                words.isEmpty()
                                        ? "Its container ended"
                                                + exit.map(code -> " with exit code " + code)
                                                        .orElse("")
                                                + " and said nothing."
                                        : words));
    }

    private static WorkerEnd neverStarted(PodFacts seen) {
        var removal = seen.removal();
        if (removal.isPresent()) {
            return new WorkerEnd.NeverStarted(
                    switch (removal.get()) {
                        case "CANCELED" -> NotStarted.CANCELED;
                        case "PENDING_TOO_LONG" -> NotStarted.PENDING_TOO_LONG;
                        default -> NotStarted.DELETED;
                    },
                    "We removed its pod before it ran: " + removal.get() + ".");
        }
        var prepare = seen.failedInit();
        if (prepare.isPresent()) {
            return new WorkerEnd.NeverStarted(NotStarted.CONTAINER, prepare.get());
        }
        return seen.refusedByNode()
                .<WorkerEnd>map(why -> new WorkerEnd.NeverStarted(NotStarted.UNSCHEDULABLE, why))
                .orElseGet(() ->
                        new WorkerEnd.NeverStarted(
                                NotStarted.DELETED,
                                seen.fate()
                                        .map(PodFacts.Fate::why)
                                        .orElse("Its pod was removed before it ran.")));
    }

    private static String join(String first, String second) {
        return second.isEmpty() ? first : first + " " + second;
    }
}
