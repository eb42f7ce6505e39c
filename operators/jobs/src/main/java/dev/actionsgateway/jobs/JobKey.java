package dev.actionsgateway.jobs;

/// Names a job: the key under which deliveries of the same job are found to be the same.
///
/// One job can be delivered to several sessions, each time under another [RequestId], and each of
/// these can be claimed. What the claims have in common is this key.
///
/// @param plan the plan, shared by all jobs of a matrix
/// @param job the job inside the plan
public record JobKey(PlanId plan, JobId job) {
    @Override
    public String toString() {
        return plan + "/" + job;
    }
}
