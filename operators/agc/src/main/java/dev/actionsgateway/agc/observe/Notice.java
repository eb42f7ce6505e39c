package dev.actionsgateway.agc.observe;

import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.kube.EventText.Kind;
import java.util.Optional;

/// Something that people want to see at a RunnerGroup: a Kubernetes Event, before it is written.
///
/// @param group the RunnerGroup's name
/// @param reason one word for programs
/// @param note for people, safe to show
/// @param worker the pod that it is about, if it is about one
public record Notice(
        String group, Kind kind, Reason reason, String note, Optional<String> worker) {}
