package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.group.ClusterSide;
import dev.actionsgateway.agc.group.GroupRuntime;
import dev.actionsgateway.agc.pod.Owner;
import java.util.Optional;
import java.util.concurrent.Future;

/// A group that is served.
///
/// @param owner which
/// @param shape what it is told, and what its workers are made of
/// @param cluster its records and workers
/// @param runtime its seats and jobs
/// @param drain its end, once that has begun
record Living(
        Owner owner,
        Shape shape,
        ClusterSide cluster,
        GroupRuntime runtime,
        Optional<Future<GroupRuntime.Drained>> drain) {
    Living draining(Future<GroupRuntime.Drained> end) {
        return new Living(owner, shape, cluster, runtime, Optional.of(end));
    }
}
