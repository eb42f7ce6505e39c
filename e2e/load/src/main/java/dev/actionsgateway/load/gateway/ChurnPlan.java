package dev.actionsgateway.load.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How groups come, change and go.
///
/// @param steps how often something is done, one thing at a time
/// @param names among how many groups
/// @param seed decides what is done, to which group, and after which pause
/// @param pause the longest time between two steps
/// @param limit how long it may take until all is as the specs say
/// @param program the controller, built: its `app.jar`
/// @param jvm arguments of both JVMs
public record ChurnPlan(
        int steps,
        int names,
        long seed,
        Duration pause,
        Duration limit,
        Path program,
        List<String> jvm) {
    /// Copies.
    public ChurnPlan {
        jvm = List.copyOf(jvm);
    }
}
