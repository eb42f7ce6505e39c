package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.webhook.net.Globs;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Review;
import dev.actionsgateway.webhook.review.Rule;
import java.util.Optional;

/// Where there may be tenants at all, and how many.
final class Places {
    private Places() {}

    /// Needs no facts: what is reserved is refused before the cluster is asked anything.
    static Optional<Refusal> reserved(Globs reserved, Review review) {
        var namespace = review.request().namespace();
        if (!reserved.match(namespace)) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal(
                        Rule.RESERVED_NAMESPACE,
                        ("metadata.namespace is %s, which is reserved (%s): make the %s in a namespace"
                                        + " of its own tenant")
                                .formatted(namespace, reserved, review.kind())));
    }

    static Optional<Refusal> notGranted(Facts facts, Review review) {
        if (facts.grant() == Grant.GIVEN) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal(
                        Rule.NAMESPACE_NOT_GRANTED,
                        ("metadata.namespace is %s, which no tenant chart has granted to the gateway"
                                        + " manager: have the platform's administrator install"
                                        + " actions-gateway-tenant there")
                                .formatted(review.request().namespace())));
    }

    /// If two race in, the older serves; so changes are not judged.
    static Optional<Refusal> second(Facts facts, Review review) {
        if (!(review instanceof Review.OfGateway(var request, _, var before))
                || before.isPresent()) {
            return Optional.empty();
        }
        return facts.gateways().stream()
                .findFirst()
                .map(first -> {
                    var name = first.getMetadata().getName();
                    boolean leaves = first.getMetadata().getDeletionTimestamp() != null;
                    return new Refusal(
                            Rule.SECOND_GATEWAY,
                            leaves
                                    ? "metadata.name is %s, but ActionsGateway %s of namespace %s is still being deleted: wait until it is gone"
                                            .formatted(request.name(), name, request.namespace())
                                    : "metadata.name is %s, but namespace %s has ActionsGateway %s already, and serves one: change that one, or make this one in another namespace"
                                            .formatted(request.name(), request.namespace(), name));
                });
    }
}
