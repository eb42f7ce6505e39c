package dev.actionsgateway.jobs;

import dev.actionsgateway.kit.Deadline;

/// Claims jobs, keeps them and ends them, at GitHub.
public interface RunService {

    /// Claims an offered job; when no answer comes, again under the same request id.
    ///
    /// @throws InterruptedException if the thread is interrupted: the job may be ours all the same
    Claim claim(Offer offer, Deadline deadline) throws InterruptedException;

    /// Renews a lease, once: when to do so again is said by [RenewalPolicy].
    ///
    /// @throws InterruptedException if the thread is interrupted
    Renewal renew(Lease lease, Deadline deadline) throws InterruptedException;

    /// Ends a job; when no answer comes, again.
    ///
    /// @throws InterruptedException if the thread is interrupted: the job may have ended
    Completed complete(Lease lease, Completion completion, Deadline deadline)
            throws InterruptedException;
}
