package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.group.GroupView;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.kube.TemplateCheck;
import dev.actionsgateway.agc.pod.Verdict.Holdup;
import dev.actionsgateway.api.condition.ConditionStatus;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.api.group.IntakeStatus;
import dev.actionsgateway.api.group.ListenerStatus;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupStatus;
import dev.actionsgateway.api.group.Withheld;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says in a status what was seen of a group. Pure.
///
/// @param view what its seats do
/// @param check what the cluster says to its template
/// @param credentials whether GitHub accepts the App; empty as long as that is not known
/// @param pending jobs whose pod does not run yet
/// @param holdups what holds these up, one sentence each
record GroupStatus(
        GroupView view,
        TemplateCheck check,
        Optional<Observation> credentials,
        int pending,
        Map<Holdup, String> holdups) {

    RunnerGroupStatus of(RunnerGroup group, Instant now) {
        var before = Optional.ofNullable(group.getStatus()).orElseGet(RunnerGroupStatus::none);
        long generation = group.getMetadata().getGeneration();
        var ceiling = group.getSpec().effective().maxWorkers();
        return new RunnerGroupStatus(
                generation,
                new ListenerStatus(
                        view.sessions(),
                        view.polling(),
                        view.lastPoll().map(at -> at.truncatedTo(ChronoUnit.SECONDS)).orElse(null)),
                Math.max(0, view.activeJobs() - pending),
                pending,
                new IntakeStatus(ceiling, view.admits(), withheld()),
                Conditions.merge(before.conditions(), conditions(), generation, now));
    }

    private List<Withheld> withheld() {
        return view.withheld().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Enum::ordinal)))
                .map(entry ->
                        new Withheld(
                                reason(entry.getKey()).word(),
                                entry.getValue().count(),
                                entry.getValue().since().truncatedTo(ChronoUnit.SECONDS)))
                .toList();
    }

    private static Reason reason(dev.actionsgateway.agc.gate.Withheld withheld) {
        return switch (withheld) {
            case CEILING -> Reason.CEILING_REACHED;
            case QUOTA -> Reason.QUOTA_EXHAUSTED;
            case PAUSED -> Reason.PAUSED;
            case CLUSTER_UNREACHABLE -> Reason.CLUSTER_UNREACHABLE;
            case TEMPLATE_REJECTED -> Reason.TEMPLATE_INVALID;
            case DRAINING -> Reason.TERMINATING;
        };
    }

    private List<Observation> conditions() {
        var seen = new ArrayList<Observation>();
        var listening = listening();
        var template = template();
        seen.add(ready(listening, template));
        seen.add(listening);
        credentials.ifPresent(seen::add);
        seen.add(template);
        seen.add(quota());
        seen.add(workers(ConditionType.WORKERS_UNSCHEDULABLE, Holdup.NO_NODE));
        seen.add(notStarting());
        seen.add(conclusions());
        outdated().ifPresent(seen::add);
        return seen;
    }

    private Observation ready(Observation listening, Observation template) {
        if (template.status() == ConditionStatus.TRUE) {
            return no(ConditionType.READY, template.reason(), template.message());
        }
        return listening.status() == ConditionStatus.TRUE
                ? yes(ConditionType.READY, Reason.AS_EXPECTED, "Jobs are taken.")
                : no(ConditionType.READY, listening.reason(), listening.message());
    }

    private Observation listening() {
        if (view.sessions() > 0) {
            return yes(
                    ConditionType.LISTENING,
                    Reason.SESSIONS_ONLINE,
                    "At least one session is open.");
        }
        return view.troubles().stream()
                .findFirst()
                .map(trouble ->
                        no(ConditionType.LISTENING, reason(trouble.kind()), trouble.detail()))
                .orElseGet(() ->
                        no(ConditionType.LISTENING, Reason.NO_SESSION, "No session is open yet."));
    }

    private static Reason reason(Trouble.Kind kind) {
        return switch (kind) {
            case BROKEN, RUNNER_UNKNOWN, QUEUED -> Reason.NO_SESSION;
            case CLUSTER -> Reason.CLUSTER_UNREACHABLE;
            case CREDENTIALS -> Reason.CREDENTIALS_REFUSED;
            case RUNNER_GROUP_UNKNOWN -> Reason.RUNNER_GROUP_NOT_FOUND;
            case REGISTRATION_DENIED -> Reason.CREDENTIALS_REFUSED;
            case VERSION_TOO_OLD -> Reason.RUNNER_TOO_OLD;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case UNREACHABLE -> Reason.GITHUB_UNREACHABLE;
            case SESSION_TAKEN -> Reason.SESSION_CONFLICT;
            case QUARANTINED -> Reason.SEAT_QUARANTINED;
        };
    }

    private Observation template() {
        var type = ConditionType.TEMPLATE_REJECTED;
        return switch (check) {
            case TemplateCheck.Rejected(var why) -> yes(type, Reason.TEMPLATE_INVALID, why);
            case TemplateCheck.Accepted _, TemplateCheck.Full _ ->
                    no(type, Reason.AS_EXPECTED, "The cluster takes pods of this template.");
            case TemplateCheck.Unknown(var why) ->
                    new Observation(type, ConditionStatus.UNKNOWN, Reason.CLUSTER_UNREACHABLE, why);
        };
    }

    private Observation quota() {
        var full = view.withheld().get(dev.actionsgateway.agc.gate.Withheld.QUOTA);
        return full == null
                ? no(ConditionType.QUOTA_EXCEEDED, Reason.QUOTA_SUFFICIENT, "There is room.")
                : yes(
                        ConditionType.QUOTA_EXCEEDED,
                        full.detail().contains("none will ever fit")
                                ? Reason.QUOTA_TOO_SMALL
                                : Reason.QUOTA_EXHAUSTED,
                        full.detail());
    }

    private Observation workers(ConditionType type, Holdup holdup) {
        var why = holdups.get(holdup);
        return why == null
                ? no(type, Reason.AS_EXPECTED, "No worker is held up so.")
                : yes(type, reason(holdup), why);
    }

    private Observation notStarting() {
        return workers(
                ConditionType.WORKERS_NOT_STARTING,
                holdups.containsKey(Holdup.IMAGE) ? Holdup.IMAGE : Holdup.CONTAINER);
    }

    private static Reason reason(Holdup holdup) {
        return switch (holdup) {
            case NO_NODE -> Reason.PODS_UNSCHEDULABLE;
            case IMAGE -> Reason.IMAGE_NOT_PULLED;
            case CONTAINER -> Reason.CONTAINER_NOT_CREATED;
            case NONE -> Reason.PENDING_TOO_LONG;
        };
    }

    private Observation conclusions() {
        var type = ConditionType.CONCLUSION_REFUSED;
        return view.refusedEnd()
                .map(why -> yes(type, Reason.CONCLUSION_NOT_TAKEN, why))
                .orElseGet(() ->
                        no(type, Reason.AS_EXPECTED, "GitHub takes what it is told of jobs."));
    }

    private Optional<Observation> outdated() {
        return view.troubles().stream()
                .filter(trouble -> trouble.kind() == Trouble.Kind.VERSION_TOO_OLD)
                .findFirst()
                .map(trouble ->
                        yes(
                                ConditionType.RUNNER_OUTDATED,
                                Reason.RUNNER_TOO_OLD,
                                trouble.detail()));
    }

    private static Observation yes(ConditionType type, Reason reason, String message) {
        return new Observation(type, ConditionStatus.TRUE, reason, message);
    }

    private static Observation no(ConditionType type, Reason reason, String message) {
        return new Observation(type, ConditionStatus.FALSE, reason, message);
    }
}
