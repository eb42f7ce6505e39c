package dev.actionsgateway.load.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How a gateway is measured.
///
/// @param groups how many RunnerGroups, a session each
/// @param jobs how many jobs are queued at once, each for a group of its own; at most `groups`
/// @param rest how long nothing happens, to see what that costs
/// @param limit how long all groups may take until they poll
/// @param program the controller, built: its `app.jar`
/// @param keys the program that makes the certificate of a trial start
/// @param jvm arguments of both JVMs
/// @param own what the controller's has beyond these
public record GatewayPlan(
        int groups,
        int jobs,
        Duration rest,
        Duration limit,
        Path program,
        Path keys,
        List<String> jvm,
        List<String> own) {
    /// Copies.
    public GatewayPlan {
        jvm = List.copyOf(jvm);
        own = List.copyOf(own);
    }
}
