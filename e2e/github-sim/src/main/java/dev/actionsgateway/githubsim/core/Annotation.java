package dev.actionsgateway.githubsim.core;

/// A remark that stands beside a job or a step.
///
/// @param level as it was sent: `failure`, `WARNING` …
/// @param title may be empty
public record Annotation(String level, String title, String message) {}
