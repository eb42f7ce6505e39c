package dev.actionsgateway.agc.observe;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.kube.EventText.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of all that happens is worth a Kubernetes Event: transitions that people must know of, and
/// nothing that happens with every job. Pure.
public final class Notices {
    private static final Set<ConditionType> TOLD =
            Set.of(
                    ConditionType.CREDENTIALS_VALID,
                    ConditionType.TEMPLATE_REJECTED,
                    ConditionType.QUOTA_EXCEEDED);

    private Notices() {}

    /// What is to be said of something that happened at a seat, if anything.
    public static Optional<Notice> of(Event event) {
        var group = event.seat().group();
        return switch (event) {
            case Event.LeaseLost(_, var job, var why) ->
                    warning(group, Reason.LEASE_LOST, why, Optional.of(job));
            case Event.Quarantined(var seat, _, var why) ->
                    warning(group, Reason.SEAT_QUARANTINED, seat + ": " + why, Optional.empty());
            case Event.Traced(var seat, _, var run) ->
                    warning(
                            group,
                            Reason.SEAT_QUARANTINED,
                            seat + ": the claim is of " + run,
                            Optional.empty());
            case Event.ConclusionRefused(_, var job, var why) ->
                    warning(group, Reason.CONCLUSION_NOT_TAKEN, why, Optional.of(job.key()));
            case Event.Ended(_, var job, var end, var detail, _, _) ->
                    ended(end, detail)
                            .flatMap(reason ->
                                    warning(group, reason, detail, Optional.of(job.key())));
            default -> Optional.empty();
        };
    }

    /// @param detail begins with the name of the death, or of what kept the worker from starting
    private static Optional<Reason> ended(String end, String detail) {
        var cause = detail.split(":", 2)[0];
        return switch (end) {
            case "Died" -> Optional.of(death(cause));
            case "NeverStarted" ->
                    Optional.of(notStarted(cause)).filter(r -> r != Reason.JOB_CANCELLED);
            default -> Optional.empty();
        };
    }

    private static Reason death(String cause) {
        return switch (cause) {
            case "OUT_OF_MEMORY" -> Reason.OUT_OF_MEMORY;
            case "EVICTED" -> Reason.EVICTED;
            case "DELETED", "VANISHED" -> Reason.POD_DELETED;
            case "LIFETIME" -> Reason.LIFETIME_EXCEEDED;
            default -> Reason.WORKER_CRASHED;
        };
    }

    private static Reason notStarted(String cause) {
        return switch (cause) {
            case "IMAGE" -> Reason.IMAGE_NOT_PULLED;
            case "UNSCHEDULABLE" -> Reason.PODS_UNSCHEDULABLE;
            case "QUOTA" -> Reason.QUOTA_EXHAUSTED;
            case "TEMPLATE" -> Reason.TEMPLATE_INVALID;
            case "CONTAINER" -> Reason.CONTAINER_NOT_CREATED;
            case "PENDING_TOO_LONG" -> Reason.PENDING_TOO_LONG;
            case "DELETED" -> Reason.POD_DELETED;
            case "CANCELED" -> Reason.JOB_CANCELLED;
            default -> Reason.POD_REFUSED;
        };
    }

    private static Optional<Notice> warning(
            String group, Reason reason, String note, Optional<JobKey> job) {
        var worker = job.map(key -> Names.workerPod(key.plan().value(), key.job().value()));
        return Optional.of(new Notice(group, Kind.WARNING, reason, note, worker));
    }

    /// What is to be said when a group's conditions change. The first look at one that is well says
    /// nothing.
    ///
    /// @param before as they were stored
    /// @param after as they will be
    public static List<Notice> between(
            String group, List<Condition> before, List<Condition> after) {
        return TOLD.stream()
                .sorted()
                .flatMap(type ->
                        Conditions.find(after, type).stream()
                                .filter(now -> isNews(type, Conditions.find(before, type), now))
                                .flatMap(now -> told(group, type, now).stream()))
                .toList();
    }

    private static boolean isNews(ConditionType type, Optional<Condition> before, Condition now) {
        return before.map(Condition::status)
                .map(status -> !status.equals(now.status()))
                .orElseGet(() -> !now.says(type, type.healthy()));
    }

    private static Optional<Notice> told(String group, ConditionType type, Condition now) {
        var kind = now.says(type, type.healthy()) ? Kind.NORMAL : Kind.WARNING;
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.word().equals(now.reason()))
                .findFirst()
                .map(reason -> new Notice(group, kind, reason, now.message(), Optional.empty()));
    }
}
