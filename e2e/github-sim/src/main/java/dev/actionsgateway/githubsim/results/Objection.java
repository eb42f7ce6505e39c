package dev.actionsgateway.githubsim.results;

import java.time.Instant;

/// Something a worker did that GitHub might let pass, but that is wrong.
///
/// @param rule a short fixed name, such as `secret-in-log`
/// @param detail what was seen; never holds a secret
public record Objection(Instant at, JobKey job, String rule, String detail) {}
