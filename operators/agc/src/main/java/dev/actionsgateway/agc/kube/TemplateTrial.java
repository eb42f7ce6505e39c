package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.job.NotStarted;
import dev.actionsgateway.agc.pod.Assignment;
import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.agc.pod.WorkerPod;
import dev.actionsgateway.agc.quota.Footprint;
import dev.actionsgateway.api.group.WorkerTemplate;
import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.Pod;

/// Asks the API server, by a dry run, what it thinks of a group's template.
public record TemplateTrial(PodCalls pods) {
    /// Asks. Repeats until the deadline where there is no answer.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public TemplateCheck of(Owner owner, WorkerSettings settings, Deadline deadline)
            throws InterruptedException {
        var group = settings.group();
        return switch (group.worker().template()) {
            case WorkerTemplate.Malformed(var why) -> new TemplateCheck.Rejected(why);
            case WorkerTemplate.Typed(var template) -> {
                var assignment = Assignment.trial(group.priorityClassOf(1));
                yield judge(
                        WorkerPod.of(
                                settings.platform(), owner, group.worker(), template, assignment),
                        deadline);
            }
        };
    }

    private TemplateCheck judge(Pod pod, Deadline deadline) throws InterruptedException {
        return switch (pods.tryOut(pod, deadline)) {
            case Reply.Ok<Pod>(var admitted) ->
                    new TemplateCheck.Accepted(Footprint.of(admitted.getSpec()));
            case Reply.Refused<Pod>(var code, var why) ->
                    Refusals.cause(code, why) == NotStarted.QUOTA
                            ? new TemplateCheck.Full(Footprint.of(pod.getSpec()), why)
                            : new TemplateCheck.Rejected(why);
            case Reply.Exists<Pod> _, Reply.Conflict<Pod> _ ->
                    new TemplateCheck.Full(Footprint.of(pod.getSpec()), "asked at a bad moment");
            case Reply.Missing<Pod> _ -> new TemplateCheck.Unknown("the namespace is gone");
            case Reply.Unavailable<Pod>(var why) -> new TemplateCheck.Unknown(why);
        };
    }
}
