package dev.actionsgateway.webhook.kube;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.webhook.review.Review;
import dev.actionsgateway.webhook.rules.Facts;
import dev.actionsgateway.webhook.rules.Grant;
import dev.actionsgateway.webhook.rules.Permission;
import dev.actionsgateway.webhook.rules.Questions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Gathers what the rules need, from the API server itself: a cache would judge by yesterday.
public final class FactsReader {
    private final KubernetesClient client;
    private final Access access;

    /// What came of it.
    public sealed interface Found {
        /// All is known.
        record Known(Facts facts) implements Found {}

        /// The API server did not say.
        record Unknown(String why) implements Found {}
    }

    /// A reader.
    ///
    /// @param manager the gateway manager's user
    public FactsReader(
            KubernetesClient client, String manager, InstantSource clock, Sleeper sleeper) {
        this.client = client;
        this.access = new Access(client, manager, clock, sleeper);
    }

    /// Gathers what this request needs.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Found gather(Review review) throws InterruptedException {
        try {
            return new Found.Known(facts(review));
        } catch (KubernetesClientException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted in a call to the API server");
            }
            return new Found.Unknown("the API server answered " + e.getCode() + " to a question");
        }
    }

    private Facts facts(Review review) throws InterruptedException {
        var namespace = review.request().namespace();
        if (access.grant(namespace) == Grant.MISSING) {
            return new Facts(Grant.MISSING, List.of(), List.of(), Set.of(), Set.of());
        }
        var questions = Questions.of(review);
        return new Facts(
                Grant.GIVEN,
                client.resources(ActionsGateway.class).inNamespace(namespace).list().getItems(),
                client.resources(RunnerGroup.class).inNamespace(namespace).list().getItems(),
                questions.priorityClasses().stream()
                        .filter(this::exists)
                        .collect(Collectors.toSet()),
                permissions(questions, review));
    }

    private Set<Permission> permissions(Questions questions, Review review) {
        return questions.permissions().stream()
                .filter(permission -> access.has(permission, review.request()))
                .collect(Collectors.toSet());
    }

    private boolean exists(String priorityClass) {
        return client.genericKubernetesResources("scheduling.k8s.io/v1", "PriorityClass")
                        .withName(priorityClass)
                        .get()
                != null;
    }
}
