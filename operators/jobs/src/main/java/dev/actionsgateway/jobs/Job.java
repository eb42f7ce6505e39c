package dev.actionsgateway.jobs;

import java.util.Optional;

/// What may be said about a claimed job, in a log line or a status: nothing here is secret.
///
/// @param key names it
/// @param displayName as people see it at GitHub; empty if GitHub gave none
/// @param run the workflow run, if the payload told it
public record Job(JobKey key, String displayName, Optional<RunRef> run) {}
