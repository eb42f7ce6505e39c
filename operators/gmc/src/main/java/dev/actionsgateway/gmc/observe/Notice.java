package dev.actionsgateway.gmc.observe;

import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.kube.EventText.Kind;

/// Something that people want to see at a gateway: a Kubernetes Event, before it is written.
///
/// @param reason one word for programs
/// @param note for people
public record Notice(Kind kind, Reason reason, String note) {}
