package dev.actionsgateway.githubsim.results;

/// Names one job of one attempt. The plan alone does not: the jobs of a matrix can share it.
///
/// @param planId the plan, a UUID; the worker calls it `workflow_run_backend_id`
/// @param jobId the job inside the plan, a UUID; `workflow_job_run_backend_id`
public record JobKey(String planId, String jobId) {
    public JobKey {
        if (!planId.matches(Ids.PATTERN) || !jobId.matches(Ids.PATTERN)) {
            throw new IllegalArgumentException(
                    "a plan id and a job id are 1 to 64 letters, digits, '-' or '_': "
                            + planId
                            + ", "
                            + jobId);
        }
    }

    @Override
    public String toString() {
        return planId + "/" + jobId;
    }
}
