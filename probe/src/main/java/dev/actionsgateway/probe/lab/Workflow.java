package dev.actionsgateway.probe.lab;

/// A workflow in a repository.
///
/// @param repository `owner/name`
/// @param file the name of its file
/// @param ref a branch or tag
public record Workflow(String repository, String file, String ref) {
    /// @throws IllegalArgumentException if the repository is not `owner/name`
    public Workflow {
        if (!repository.matches("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("a repository is given as owner/name");
        }
        if (!file.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("a workflow is given by its file's name");
        }
    }

    /// The REST path of the workflow.
    String path() {
        return "repos/" + repository + "/actions/workflows/" + file;
    }
}
