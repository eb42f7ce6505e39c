package dev.actionsgateway.webhook.review;

/// What all requests have.
///
/// @param uid the API server's number for it; the answer repeats it
/// @param namespace where
/// @param name of the object; empty where the API server makes it up
/// @param by who wants it
public record Request(String uid, String namespace, String name, Requester by) {}
