package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.wire.Failure;

/// What a poll brought.
public sealed interface Poll {
    /// Nothing, for as long as the broker holds a poll: poll again.
    record Nothing() implements Poll {}

    /// Success, and nothing in it. Three in a row mean that the record of this session is spent.
    record Empty() implements Poll {}

    /// A message.
    record Received(Message message) implements Poll {}

    /// The token is not accepted.
    record TokenRefused(Failure failure) implements Poll {}

    /// The runner may not.
    record AccessDenied(Failure failure) implements Poll {}

    /// There is no such session any more: open another.
    record SessionGone(Failure failure) implements Poll {}

    /// There is no such runner any more.
    record RunnerGone(Failure failure) implements Poll {}

    /// Our version is below GitHub's minimum.
    record VersionTooOld(Failure failure) implements Poll {}

    /// No known answer.
    record Failed(Failure failure) implements Poll {}
}
