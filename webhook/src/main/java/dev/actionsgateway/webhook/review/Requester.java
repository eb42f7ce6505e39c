package dev.actionsgateway.webhook.review;

import java.util.List;
import java.util.Map;

/// Who wants something, as the API server knows them.
///
/// @param user the name
/// @param uid identifies the user over time; may be empty
/// @param groups the groups
/// @param extra what else the authenticator says
public record Requester(
        String user, String uid, List<String> groups, Map<String, List<String>> extra) {
    /// Copies.
    public Requester {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }
}
