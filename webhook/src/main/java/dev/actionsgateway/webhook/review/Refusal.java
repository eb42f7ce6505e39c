package dev.actionsgateway.webhook.review;

/// Why something must not be.
///
/// @param rule what it breaks
/// @param sentence what the user is told: field, value, reason, remedy
public record Refusal(Rule rule, String sentence) {}
