package dev.actionsgateway.load.core;

import java.nio.file.Path;
import java.time.Duration;

/// How the core is measured.
///
/// @param groups how many groups, a session each
/// @param jobs how many jobs
/// @param limit how long each part may take
/// @param payload the file with the payload that every claim brings
public record CorePlan(int groups, int jobs, Duration limit, Path payload) {}
