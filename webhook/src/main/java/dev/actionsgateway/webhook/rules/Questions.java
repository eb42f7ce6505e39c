package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.webhook.review.Review;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What must be asked of the cluster to judge a request.
///
/// @param priorityClasses whether these exist
/// @param permissions whether the requester has these
public record Questions(Set<String> priorityClasses, Set<Permission> permissions) {
    /// Copies.
    public Questions {
        priorityClasses = Set.copyOf(priorityClasses);
        permissions = Set.copyOf(permissions);
    }

    /// Of this request.
    public static Questions of(Review review) {
        var nothing =
                new Facts(Grant.GIVEN, List.of(), List.of(), Set.of(), Set.of()); // parts need none
        var classes =
                PriorityClasses.named(Subject.now(review), nothing)
                        .map(PriorityClasses.Named::value)
                        .collect(Collectors.toSet());
        return new Questions(classes, Permissions.needed(review));
    }
}
