package dev.actionsgateway.githubsim.core;

import java.util.Optional;

/// How a poll ends.
public sealed interface PollAnswer {
    /// The hold is over and nothing came.
    record Nothing() implements PollAnswer {}

    /// A message; the poll must be [committed][Polls#commit] once it is known whether it was
    /// written.
    ///
    /// @param key what to encrypt it with
    record Message(long messageId, Mail mail, Optional<SessionKey> key) implements PollAnswer {}

    /// The record was used up; the client is told by an empty 200.
    record UsedUp() implements PollAnswer {}

    /// The record was used up long ago, or the token is not this session's.
    record Unauthorized() implements PollAnswer {}

    /// The session is no more.
    record SessionInvalid() implements PollAnswer {}

    /// An administrator removed the runner.
    record RunnerNotFound() implements PollAnswer {}

    /// The runner is too old to be served.
    record TooOld(String version) implements PollAnswer {}
}
