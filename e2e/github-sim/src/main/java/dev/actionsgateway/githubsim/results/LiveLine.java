package dev.actionsgateway.githubsim.results;

/// One line of the live feed.
///
/// @param number its place within the step, from 1
public record LiveLine(String stepId, long number, String text) {}
