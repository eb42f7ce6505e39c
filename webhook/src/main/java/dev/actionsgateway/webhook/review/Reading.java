package dev.actionsgateway.webhook.review;

/// What came of reading a request.
public sealed interface Reading {
    /// It is about something that is judged.
    record Judged(Review review) implements Reading {}

    /// It is about something that is not: the configuration asks for too much.
    record Foreign(String uid) implements Reading {}
}
