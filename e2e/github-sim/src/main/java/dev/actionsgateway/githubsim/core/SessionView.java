package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import java.time.Instant;
import java.util.Optional;

/// A session at one moment.
///
/// @param lastPoll when its last poll began or ended
/// @param parked whether a poll waits now
/// @param open the delivery that is neither acquired nor lapsed
public record SessionView(
        SessionId id,
        RunnerId runner,
        String runnerName,
        String owner,
        String version,
        Instant openedAt,
        Instant lastPoll,
        PollStatus lastStatus,
        long polls,
        boolean parked,
        Optional<RequestId> open) {}
