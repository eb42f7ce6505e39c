package dev.actionsgateway.githubsim.client;

/// A fault that waits for its requests.
///
/// @param left how many requests it will still strike
public record WaitingFault(long number, String method, String path, String kind, int left) {}
