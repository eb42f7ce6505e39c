package dev.actionsgateway.webhook.rules;

/// Whether a namespace is a tenant's.
public enum Grant {
    /// The gateway manager may act in it.
    GIVEN,
    /// It may not.
    MISSING
}
