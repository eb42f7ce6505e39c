package dev.actionsgateway.githubsim.client;

import java.util.List;

/// What was queued.
///
/// @param run the id of the run
/// @param jobs the numbers of the jobs, as REST names them
public record Queued(long run, List<Long> jobs) {
    public Queued {
        jobs = List.copyOf(jobs);
    }
}
