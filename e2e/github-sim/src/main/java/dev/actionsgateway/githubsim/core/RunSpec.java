package dev.actionsgateway.githubsim.core;

import jakarta.json.JsonObject;

/// What started a run.
///
/// @param workflow the name of the workflow
/// @param path its file, as `.github/workflows/ci.yml`
/// @param event the name of the event
/// @param payload the event itself
/// @param ref the full ref, as `refs/heads/main`
/// @param sha the commit
/// @param actor who did it
public record RunSpec(
        String owner,
        String repository,
        String workflow,
        String path,
        String event,
        JsonObject payload,
        String ref,
        String sha,
        String actor) {
    /// `owner/repository`.
    public String fullName() {
        return owner + "/" + repository;
    }
}
