package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A delivery of a job at one moment.
///
/// @param state `offered`, `delivered`, `acknowledged`, `acquired` or `ended`
/// @param end why it ended, if it has
/// @param messageIds one for each time it was sent
/// @param lockedUntil the end of its lease
/// @param renewals how often the lease was renewed
public record DeliveryView(
        RequestId requestId,
        RunnerId runner,
        SessionId session,
        String state,
        String end,
        List<Long> messageIds,
        Instant offeredAt,
        Optional<Instant> acquiredAt,
        Optional<Instant> lockedUntil,
        int renewals) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.requestId,
                delivery.runner.id,
                delivery.session.id,
                delivery.state.name().toLowerCase(Locale.ROOT),
                delivery.end,
                List.copyOf(delivery.messageIds),
                delivery.offeredAt,
                Optional.ofNullable(delivery.acquiredAt),
                Optional.ofNullable(delivery.lockedUntil),
                delivery.renewals);
    }
}
