package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.quota.Footprint;

/// What the API server says to a pod of a group's template, asked before any job is claimed.
public sealed interface TemplateCheck {
    /// It would have it.
    ///
    /// @param footprint of the pod as it would be, with all that admission fills in
    record Accepted(Footprint footprint) implements TemplateCheck {}

    /// It would have it, were the quota not full.
    ///
    /// @param footprint of the pod as we built it
    record Full(Footprint footprint, String why) implements TemplateCheck {}

    /// It would not.
    record Rejected(String why) implements TemplateCheck {}

    /// It did not say.
    record Unknown(String why) implements TemplateCheck {}
}
