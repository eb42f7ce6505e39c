package dev.actionsgateway.githubsim.results;

import java.time.Instant;
import java.util.Optional;

/// One step as the worker last reported it.
///
/// @param externalId the step's own id; logs and live lines name it
/// @param number its place on the page, from 1; gaps are usual among post steps
/// @param name what the page shows
public record StepRecord(
        String externalId,
        int number,
        String name,
        StepStatus status,
        StepConclusion conclusion,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt) {}
