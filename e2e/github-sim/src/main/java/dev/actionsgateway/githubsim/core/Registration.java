package dev.actionsgateway.githubsim.core;

/// What came of registering a runner.
public sealed interface Registration {
    /// The record.
    record Registered(RunnerView runner) implements Registration {}

    /// Another record has this name.
    record NameTaken() implements Registration {}

    /// There is no such account, repository or group.
    record NoSuchPlace() implements Registration {}
}
