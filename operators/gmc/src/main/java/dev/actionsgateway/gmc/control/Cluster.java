package dev.actionsgateway.gmc.control;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.gmc.plan.TenantPlan;
import dev.actionsgateway.kube.BoundedCall;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the manager does to the cluster. Every call is made once: the next reconcile is the retry.
///
/// @param client repeats nothing by itself
public record Cluster(KubernetesClient client) {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /// What came of a call.
    public sealed interface Answer<T> {
        /// It was carried out.
        record Done<T>(T value) implements Answer<T> {}

        /// It was not, in the API server's words.
        record Refused<T>(String why) implements Answer<T> {}
    }

    /// Writes an object as its only true description, field by field.
    public <T extends HasMetadata> Answer<T> apply(T wanted) {
        return answer(() ->
                client.resource(wanted)
                        .fieldManager(TenantPlan.MANAGER)
                        .forceConflicts()
                        .serverSideApply());
    }

    /// Deletes an object, if it is the one that was seen; what it owns goes after it.
    public Answer<Boolean> delete(HasMetadata object) {
        return answer(() -> {
            client.resource(object).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
            return true;
        });
    }

    /// Deletes the workers of a gateway.
    public Answer<Boolean> deleteWorkers(String namespace, String gateway) {
        return answer(() -> {
            var workers =
                    client.pods()
                            .inNamespace(namespace)
                            .withLabels(
                                    Map.of(
                                            Labels.GATEWAY,
                                            gateway,
                                            Labels.COMPONENT,
                                            Component.WORKER.word()));
            workers.list().getItems().forEach(pod -> client.resource(pod).delete());
            return true;
        });
    }

    /// Adds our finalizer to a gateway.
    public Answer<Boolean> hold(ActionsGateway gateway) {
        return answer(() -> {
            client.resource(gateway)
                    .edit(stored -> {
                        var all = new ArrayList<>(finalizers(stored));
                        if (!all.contains(Finalizers.GATEWAY)) {
                            all.add(Finalizers.GATEWAY);
                        }
                        stored.getMetadata().setFinalizers(all);
                        return stored;
                    });
            return true;
        });
    }

    /// Takes a finalizer off an object; it is well if it is not there any more.
    public <T extends HasMetadata> Answer<Boolean> letGo(T object, String finalizer) {
        return answer(() -> {
            client.resource(object)
                    .edit(stored -> {
                        var left = new ArrayList<>(finalizers(stored));
                        left.remove(finalizer);
                        stored.getMetadata().setFinalizers(left);
                        return stored;
                    });
            return true;
        });
    }

    /// The namespace as it is; empty if it is gone or may not be read.
    public Optional<Namespace> namespace(String name) {
        return switch (answer(
                () -> Optional.ofNullable(client.namespaces().withName(name).get()))) {
            case Answer.Done<Optional<Namespace>>(var found) -> found;
            case Answer.Refused<Optional<Namespace>> _ -> Optional.empty();
        };
    }

    /// Whether this namespace was granted to us. The tenant's chart brings the grant as a whole, so
    /// one right of it stands for all.
    public boolean granted(String namespace) {
        var asked =
                new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withNamespace(namespace)
                        .withGroup("apps")
                        .withResource("deployments")
                        .withVerb("patch")
                        .endResourceAttributes()
                        .endSpec()
                        .build();
        return answer(() -> client.resource(asked).create()) instanceof Answer.Done(var review)
                && Boolean.TRUE.equals(review.getStatus().getAllowed());
    }

    private static List<String> finalizers(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getFinalizers()).orElseGet(List::of);
    }

    private static <T> Answer<T> answer(Supplier<T> call) {
        try {
            return new Answer.Done<>(BoundedCall.of(call));
        } catch (KubernetesClientException e) {
            log.atDebug().addKeyValue("code", e.getCode()).log("refused", e);
            return new Answer.Refused<>(words(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the manager stops
            return new Answer.Refused<>("the manager stopped in the middle of the call");
        }
    }

    /// The API server's own words; what the client puts before them names hosts and paths.
    private static String words(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null) {
            return e.getStatus().getMessage();
        }
        return switch (e.getCode()) {
            case NOT_FOUND -> "it does not exist";
            case CONFLICT -> "somebody else changed it at the same time";
            default -> "the API server does not answer: " + e.getMessage();
        };
    }
}
