package dev.actionsgateway.kube;

import java.time.Duration;

/// The Lease that says which process works.
///
/// @param namespace where it is
/// @param name its name
/// @param identity tells this process from others
/// @param length how long the others wait after a crash
/// @param renewal how long a holder tries to renew it before it gives up; shorter than the length
public record Lease(
        String namespace, String name, String identity, Duration length, Duration renewal) {}
