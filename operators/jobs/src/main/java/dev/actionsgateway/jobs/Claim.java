package dev.actionsgateway.jobs;

import dev.actionsgateway.jobs.Trouble.Reach;

/// The answer to a claim.
public sealed interface Claim {

    /// The job is ours. The lease runs: it must be renewed at once.
    ///
    /// @param lease what keeps it
    /// @param job what may be said about it
    /// @param payload for the worker
    record Won(Lease lease, Job job, Payload payload) implements Claim {}

    /// The job is not ours, and asking again would not change that.
    ///
    /// @param reason which of the refusals it was
    record Refused(Refusal reason) implements Claim {}

    /// Refused, after an earlier try of ours whose answer was lost: the job may well be ours, but
    /// its payload will not come again.
    ///
    /// @param reason which of the refusals it was
    record Doubtful(Refusal reason) implements Claim {}

    /// The session's token is not accepted any more: claim again with a new one.
    ///
    /// @param earlier how far earlier tries got: the job may be ours by one of them
    record TokenExpired(Reach earlier) implements Claim {}

    /// The job may be ours, but what came back cannot be used, and would not be better next time.
    ///
    /// @param trouble what was wrong with it
    record Unusable(Trouble trouble) implements Claim {}

    /// No known answer. The same claim may be made again, under the same [RequestId].
    ///
    /// @param trouble its [Trouble.Reach] tells whether the job may be ours already
    record Unanswered(Trouble trouble) implements Claim {}

    /// What this answer means after earlier tries of the same claim: it says nothing of them.
    ///
    /// @param earlier the farthest that any of them got
    default Claim after(Reach earlier) {
        if (earlier == Reach.NOT_ACTED_ON) {
            return this;
        }
        return switch (this) {
            case Refused(var reason) when reason != Refusal.NOT_CLAIMABLE -> new Doubtful(reason);
            case Unanswered(var last) ->
                    new Unanswered(new Trouble(last.what(), earlier, last.asked()));
            case TokenExpired _ -> new TokenExpired(earlier);
            case Won _, Refused _, Doubtful _, Unusable _ -> this;
        };
    }

    /// Why a claim is refused for good.
    enum Refusal {
        /// The offer's time has passed, or the job has ended.
        GONE,
        /// Somebody has it: another session, or ourselves by a claim whose answer was lost.
        TAKEN,
        /// GitHub cannot hand it out.
        NOT_CLAIMABLE
    }
}
