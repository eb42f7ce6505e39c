package dev.actionsgateway.webhook.review;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import java.util.Optional;

/// A creation or a change that the API server asks about.
public sealed interface Review {
    /// Who wants it, and where.
    Request request();

    /// Of a gateway.
    ///
    /// @param now as it would be
    /// @param before as it is; empty for a creation
    record OfGateway(Request request, ActionsGateway now, Optional<ActionsGateway> before)
            implements Review {}

    /// Of a runner group.
    ///
    /// @param now as it would be
    /// @param before as it is; empty for a creation
    record OfGroup(Request request, RunnerGroup now, Optional<RunnerGroup> before)
            implements Review {}

    /// The kind of the object.
    default String kind() {
        return switch (this) {
            case OfGateway _ -> "ActionsGateway";
            case OfGroup _ -> "RunnerGroup";
        };
    }

    /// Whether the object does not exist yet.
    default boolean creates() {
        return switch (this) {
            case OfGateway(_, _, var before) -> before.isEmpty();
            case OfGroup(_, _, var before) -> before.isEmpty();
        };
    }

    /// Whether the object is on its way out: then nothing may hold it up.
    default boolean leaves() {
        var metadata =
                switch (this) {
                    case OfGateway(_, var now, _) -> now.getMetadata();
                    case OfGroup(_, var now, _) -> now.getMetadata();
                };
        return metadata.getDeletionTimestamp() != null;
    }
}
