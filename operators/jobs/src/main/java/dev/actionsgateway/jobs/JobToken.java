package dev.actionsgateway.jobs;

import dev.actionsgateway.kit.Secret;

/// The credential that a claim hands out, and the only one that renews and concludes the job. The
/// session's own token is refused there (docs/design/wire-protocol.md §9).
///
/// @param secret the bearer token; prints as `***`
public record JobToken(Secret secret) {}
