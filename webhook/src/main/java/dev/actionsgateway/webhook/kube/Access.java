package dev.actionsgateway.webhook.kube;

import dev.actionsgateway.api.Api;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.webhook.review.Request;
import dev.actionsgateway.webhook.rules.Grant;
import dev.actionsgateway.webhook.rules.Permission;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;

/// Asks the API server who may do what.
///
/// @param client asks
/// @param manager the gateway manager's user
/// @param clock ends the repeats
/// @param sleeper waits between two
record Access(KubernetesClient client, String manager, InstantSource clock, Sleeper sleeper) {
    /// A grant of the same `helm install` reaches the API server's cache a little later.
    private static final Duration LAG = Duration.ofSeconds(3);

    private static final Duration AGAIN = Duration.ofMillis(200);

    /// Whether the gateway manager may act in the namespace.
    ///
    /// @throws InterruptedException if the thread is interrupted
    Grant grant(String namespace) throws InterruptedException {
        var deadline = Deadline.after(LAG, clock);
        var action =
                new ResourceAttributesBuilder()
                        .withGroup("apps")
                        .withResource("deployments")
                        .withVerb("patch")
                        .withNamespace(namespace)
                        .build();
        var question = question(action).editSpec().withUser(manager).endSpec().build();
        while (!allowed(question)) {
            if (deadline.expired()) {
                return Grant.MISSING;
            }
            sleeper.sleep(AGAIN);
        }
        return Grant.GIVEN;
    }

    /// Whether who made this request has the permission.
    boolean has(Permission permission, Request request) {
        var action =
                new ResourceAttributesBuilder()
                        .withGroup(Api.GROUP)
                        .withResource("actionsgateways")
                        .withSubresource(permission.subresource())
                        .withVerb("update")
                        .withNamespace(request.namespace())
                        .withName(request.name())
                        .build();
        var by = request.by();
        return allowed(
                question(action)
                        .editSpec()
                        .withUser(by.user())
                        .withUid(by.uid())
                        .withGroups(by.groups())
                        .withExtra(by.extra())
                        .endSpec()
                        .build());
    }

    private static SubjectAccessReviewBuilder question(ResourceAttributes action) {
        return new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withResourceAttributes(action)
                .endSpec();
    }

    private boolean allowed(SubjectAccessReview question) {
        var status = client.authorization().v1().subjectAccessReview().create(question).getStatus();
        return Boolean.TRUE.equals(status.getAllowed());
    }
}
