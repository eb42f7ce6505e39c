package dev.actionsgateway.agc.pod;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.api.Annotations;
import dev.actionsgateway.api.Names;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The job that a worker pod is made for.
///
/// @param pod the pod's name
/// @param record the Secret that holds lease and payload
/// @param furtherParts how many more Secrets the payload goes on in
/// @param runner the runner's name, as people see it at GitHub
/// @param annotations what people and programs want to know of the job
/// @param priorityClass of the tier that the worker falls into
public record Assignment(
        String pod,
        RecordName record,
        int furtherParts,
        String runner,
        Map<String, String> annotations,
        Optional<String> priorityClass) {
    /// Copies the annotations.
    public Assignment {
        annotations = Map.copyOf(annotations);
    }

    /// For a claimed job.
    public static Assignment of(
            Held held, int furtherParts, String runner, Optional<String> priorityClass) {
        var key = held.job().key();
        var facts = new TreeMap<String, String>();
        facts.put(Annotations.REQUEST_ID, held.request().value());
        facts.put(Annotations.PLAN_ID, key.plan().value());
        facts.put(Annotations.JOB_ID, key.job().value());
        facts.put(Annotations.JOB_NAME, held.job().displayName());
        facts.put(Annotations.RUNNER_NAME, runner);
        held.job()
                .run()
                .ifPresent(run -> {
                    facts.put(Annotations.RUN_ID, Long.toString(run.runId()));
                    facts.put(Annotations.REPOSITORY, run.repository());
                });
        var pod = Names.workerPod(key.plan().value(), key.job().value());
        return new Assignment(pod, held.record(), furtherParts, runner, facts, priorityClass);
    }

    /// For no job: to ask the API server what it thinks of such a pod.
    public static Assignment trial(Optional<String> priorityClass) {
        var record = new RecordName("job-trial");
        return new Assignment("worker-trial", record, 0, "trial", Map.of(), priorityClass);
    }
}
