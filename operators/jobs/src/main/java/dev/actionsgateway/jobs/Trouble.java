package dev.actionsgateway.jobs;

import dev.actionsgateway.kit.RetryAfter;

/// Why an exchange with GitHub did not bring one of the answers that it knows.
///
/// @param what in words: method, address without query, status, GitHub's id of the request, number
///   of the attempt; never a token or a body
/// @param reach whether GitHub may have acted on the request
/// @param asked how long GitHub wants to be left alone
public record Trouble(String what, Reach reach, RetryAfter asked) {

    /// How far a request got.
    public enum Reach {
        /// It was never sent, or was refused before it was looked at: nothing has happened.
        NOT_ACTED_ON,
        /// No telling: the answer was lost, or was an error of the server.
        UNKNOWN
    }
}
