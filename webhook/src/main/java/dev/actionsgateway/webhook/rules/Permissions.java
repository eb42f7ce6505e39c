package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.SecurityProfile;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Review;
import dev.actionsgateway.webhook.review.Rule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What only some persons may change. What stays as it is needs no permission.
final class Permissions {
    private Permissions() {}

    /// What this request needs.
    static Set<Permission> needed(Review review) {
        var needed = EnumSet.noneOf(Permission.class);
        if (review instanceof Review.OfGateway(_, var now, var before)) {
            if (!quota(Optional.of(now)).equals(quota(before))) {
                needed.add(Permission.QUOTA);
            }
            if (privileged(Optional.of(now)) && !privileged(before)) {
                needed.add(Permission.PRIVILEGED);
            }
        }
        return needed;
    }

    static Stream<Refusal> judge(Review review, Facts facts) {
        return needed(review).stream()
                .filter(permission -> !facts.permissions().contains(permission))
                .map(permission -> refusal(permission, review));
    }

    private static Refusal refusal(Permission permission, Review review) {
        var may =
                ", and user %s may not: ask somebody who may update actionsgateways/%s in namespace %s"
                        .formatted(
                                review.request().by().user(),
                                permission.subresource(),
                                review.request().namespace());
        return switch (permission) {
            case QUOTA ->
                    new Refusal(
                            Rule.QUOTA,
                            "spec.quota.hard would become %s instead of %s"
                                            .formatted(shown(now(review)), shown(before(review)))
                                    + may);
            case PRIVILEGED ->
                    new Refusal(
                            Rule.PRIVILEGED,
                            "spec.securityProfile would become privileged"
                                    + may
                                    + ", or choose baseline");
        };
    }

    private static Map<String, Quantity> now(Review review) {
        return review instanceof Review.OfGateway(_, var now, _)
                ? quota(Optional.of(now))
                : Map.of();
    }

    private static Map<String, Quantity> before(Review review) {
        return review instanceof Review.OfGateway(_, _, var before) ? quota(before) : Map.of();
    }

    private static Map<String, Quantity> quota(Optional<ActionsGateway> gateway) {
        return gateway.map(it -> it.getSpec().effective().quota()).orElseGet(Map::of);
    }

    private static boolean privileged(Optional<ActionsGateway> gateway) {
        return gateway.map(it -> it.getSpec().effective().securityProfile())
                .filter(SecurityProfile.PRIVILEGED::equals)
                .isPresent();
    }

    private static String shown(Map<String, Quantity> quota) {
        return quota.isEmpty() ? "none" : new TreeMap<>(quota).toString();
    }
}
