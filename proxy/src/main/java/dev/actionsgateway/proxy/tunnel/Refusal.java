package dev.actionsgateway.proxy.tunnel;

/// An answer that is no tunnel.
///
/// @param why one sentence that the client may read
record Refusal(Answer answer, String why) {}
