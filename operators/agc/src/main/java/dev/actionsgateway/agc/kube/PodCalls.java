package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.job.Workers.Removal;
import dev.actionsgateway.agc.pod.PodFacts;
import dev.actionsgateway.api.Annotations;
import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with the worker pods of one namespace.
///
/// @param client repeats nothing by itself
public record PodCalls(KubernetesClient client, Calls calls, String namespace) {
    private static final Logger log = LoggerFactory.getLogger(PodCalls.class);
    private static final PatchContext MERGE =
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

    static boolean ended(Pod pod) {
        return new PodFacts(pod).ended();
    }

    Reply<Pod> create(Pod pod, Deadline deadline) throws InterruptedException {
        return calls.retrying(deadline, () -> client.resource(pod).create());
    }

    /// Asks what the API server would make of a pod, without making it.
    Reply<Pod> tryOut(Pod pod, Deadline deadline) throws InterruptedException {
        return calls.retrying(deadline, () -> client.resource(pod).dryRun(true).create());
    }

    Reply<Optional<Pod>> get(String name, Deadline deadline) throws InterruptedException {
        return calls.retrying(deadline, () -> Optional.ofNullable(here(name).get()));
    }

    private PodResource here(String name) {
        return client.pods().inNamespace(namespace).withName(name);
    }

    private Reply<Pod> annotate(String name, String key, String value, Deadline deadline)
            throws InterruptedException {
        var patch = "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(key, value);
        return calls.retrying(deadline, () -> here(name).patch(MERGE, patch));
    }

    /// Tells a running worker to stop; one that does not run yet is removed. Which of the two it is
    /// may change meanwhile: the deletion holds only for the pod as it was seen.
    void cancel(String name, Duration grace, Deadline deadline) throws InterruptedException {
        while (!deadline.expired()) {
            if (!(get(name, deadline) instanceof Reply.Ok<Optional<Pod>>(var found))
                    || found.isEmpty()
                    || ended(found.get())) {
                return;
            }
            if (new PodFacts(found.get()).runnerStarted()) {
                var reply = annotate(name, Annotations.CONTROL, grace.toString(), deadline);
                said(name, "cancel", reply);
                return;
            }
            if (removed(name, Removal.CANCELED, deadline, Only.PENDING)) {
                return;
            }
        }
    }

    /// Removes a pod, and says on it why before.
    void remove(String name, Removal why, Deadline deadline) throws InterruptedException {
        while (!deadline.expired()) {
            if (removed(name, why, deadline, Only.ANY)) {
                return;
            }
        }
        log.atWarn().addKeyValue("pod", name).log("a pod could not be removed in time");
    }

    private enum Only {
        ANY,
        PENDING
    }

    private boolean removed(String name, Removal why, Deadline deadline, Only only)
            throws InterruptedException {
        var marked = annotate(name, Annotations.DELETION_REASON, why.name(), deadline);
        if (!(marked instanceof Reply.Ok<Pod>(var pod))) {
            said(name, "remove", marked);
            return true;
        }
        if (only == Only.PENDING && new PodFacts(pod).runnerStarted()) {
            annotate(name, Annotations.DELETION_REASON, "", deadline);
            return false;
        }
        var version = pod.getMetadata().getResourceVersion();
        Reply<List<StatusDetails>> deleted =
                calls.retrying(deadline, () -> here(name).lockResourceVersion(version).delete());
        return !(deleted instanceof Reply.Conflict<List<StatusDetails>>);
    }

    private static void said(String name, String what, Reply<?> reply) {
        if (!(reply instanceof Reply.Ok<?> || reply instanceof Reply.Missing<?>)) {
            log.atWarn()
                    .addKeyValue("pod", name)
                    .addKeyValue("what", what)
                    .log("the API server did not do it: {}", reply.words());
        }
    }
}
