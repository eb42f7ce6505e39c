package dev.actionsgateway.jobs;

/// Which workflow run a job belongs to: what a re-run or a cancel over REST needs.
///
/// @param repository `owner/name`
/// @param runId the run's id; beyond 2³¹
/// @param attempt the first attempt is 1
public record RunRef(String repository, long runId, int attempt) {
    /// @throws IllegalArgumentException if the repository has no owner, or a number is not positive
    public RunRef {
        int slash = repository.indexOf('/');
        if (slash < 1 || slash != repository.lastIndexOf('/') || repository.endsWith("/")) {
            throw new IllegalArgumentException("a repository is owner/name");
        }
        if (runId < 1 || attempt < 1) {
            throw new IllegalArgumentException("a run and its attempt are numbered from 1");
        }
    }

    /// The repository's owner: an organisation or a user.
    public String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }

    /// The repository's name without its owner.
    public String name() {
        return repository.substring(repository.indexOf('/') + 1);
    }
}
