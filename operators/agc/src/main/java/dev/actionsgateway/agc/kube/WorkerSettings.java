package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.pod.Platform;
import dev.actionsgateway.api.group.EffectiveGroup;

/// What workers of a group are made of, as it holds now.
///
/// @param platform what all workers of the gateway have in common
/// @param group the group's spec
public record WorkerSettings(Platform platform, EffectiveGroup group) {}
