package dev.actionsgateway.githubsim.core;

import java.time.Instant;
import java.util.Optional;

/// A step of a job, as REST shows it.
///
/// @param status `queued`, `in_progress` or `completed`
/// @param conclusion as REST spells it, once it is completed
public record StepView(
        int number,
        String name,
        String status,
        Optional<String> conclusion,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt) {}
