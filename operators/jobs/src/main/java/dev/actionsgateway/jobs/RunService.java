package dev.actionsgateway.jobs;

import dev.actionsgateway.kit.Deadline;

/// Claims jobs, keeps them and ends them, at GitHub. Each call is one exchange: whether and when to
/// ask again is for the caller to say, because only it knows what another try costs.
public interface RunService {

    /// Claims an offered job.
    ///
    /// @throws InterruptedException if the thread is interrupted: the job may be ours all the same
    Claim claim(Offer offer, Deadline deadline) throws InterruptedException;

    /// Renews a lease.
    ///
    /// @throws InterruptedException if the thread is interrupted
    Renewal renew(Lease lease, Deadline deadline) throws InterruptedException;

    /// Ends a job.
    ///
    /// @throws InterruptedException if the thread is interrupted: the job may have ended
    Completed complete(Lease lease, Completion completion, Deadline deadline)
            throws InterruptedException;
}
