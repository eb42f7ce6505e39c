package dev.actionsgateway.githubsim.settings;

/// What GitHub does where its behaviour is switchable, unknown, or differs between versions. A
/// client must pass in every combination.
///
/// @param jitSpent what uses a just-in-time record up
/// @param staleEmptyPolls how many polls of a used-up record are answered 200 without a body,
///   before 401
/// @param registeredAfterJob what becomes of a registered record when its job has ended
/// @param jitValues how `.runner` of a just-in-time configuration writes numbers and booleans
/// @param fipsRequired whether credentials ask for PS256
/// @param encryption whether messages are encrypted, and how they are laid out then
/// @param minimumVersion the oldest runner that is served, as `2.300.0`; empty serves all
/// @param tooOldAt which call tells a runner that it is too old
/// @param sessionAfterJob whether a session may be polled for a second job
/// @param busyOffers whether a poll with status Busy may be offered a job
/// @param secondOffer whether an Online poll is offered another job while its runner has one
/// @param cancelMessage how often a cancel is sent
/// @param deliveryTo which sessions a job may be delivered to
/// @param fanOut to how many sessions a job of a workflow is delivered at once
/// @param acknowledge whether a delivery asks to be acknowledged
/// @param unacknowledged how an acquire is answered whose delivery was not acknowledged
/// @param receipt what an acknowledgement does to its delivery
/// @param sessionAddress whether a session may be polled from another address than opened it
/// @param lostWrite what becomes of a message whose poll the client gave up
/// @param repeatedAcquire how a second acquire by the same runner is answered
/// @param planIdHeader whether acquire answers with `x-plan-id`
/// @param leaseLostAnswer how renewing a lost lease is answered
/// @param leaseLapse what becomes of a started job that nobody renews
/// @param skippedSibling what `completejob` as skipped ends where a job was acquired several times
/// @param missingConclusion how `completejob` without a conclusion is taken
/// @param gatewayCompletion how `completejob` without step results, as a gateway sends it, is taken
/// @param cancelOfConcluded how cancelling a concluded run is answered
/// @param rateLimit how many REST requests an installation has per hour; 0 is no limit
/// @param rateLimitStatus how a request above the limit is answered: 403 or 429
/// @param byteOrderMark whether JSON of the broker and the run service begins with a byte order
///   mark
public record Modes(
        JitSpent jitSpent,
        int staleEmptyPolls,
        AfterJob registeredAfterJob,
        JitValues jitValues,
        boolean fipsRequired,
        Encryption encryption,
        String minimumVersion,
        TooOldAt tooOldAt,
        SessionAfterJob sessionAfterJob,
        BusyOffers busyOffers,
        SecondOffer secondOffer,
        CancelMessage cancelMessage,
        DeliveryTo deliveryTo,
        int fanOut,
        Acknowledge acknowledge,
        Unacknowledged unacknowledged,
        Receipt receipt,
        SessionAddress sessionAddress,
        LostWrite lostWrite,
        RepeatedAcquire repeatedAcquire,
        boolean planIdHeader,
        LeaseLostAnswer leaseLostAnswer,
        LeaseLapse leaseLapse,
        SkippedSibling skippedSibling,
        MissingConclusion missingConclusion,
        GatewayCompletion gatewayCompletion,
        CancelOfConcluded cancelOfConcluded,
        int rateLimit,
        int rateLimitStatus,
        boolean byteOrderMark) {

    /// What uses a just-in-time record up; with the last value it serves on.
    public enum JitSpent {
        ASSIGNMENT,
        ACQUIRE,
        CONCLUSION,
        NOTHING
    }

    /// What becomes of a registered record after a job: it serves on, its credentials are replaced
    /// by new ones, or it is removed.
    public enum AfterJob {
        REUSED,
        REPLACED,
        REMOVED
    }

    /// Numbers and booleans as JSON strings, or as themselves.
    public enum JitValues {
        TEXT,
        NATIVE
    }

    /// Plain messages; the initialisation vector in its own member; or in front of the cipher text.
    public enum Encryption {
        NONE,
        RUNNER_FORM,
        PREFIXED_FORM
    }

    /// The call that tells a runner that it is too old.
    public enum TooOldAt {
        SESSION,
        MESSAGE
    }

    /// Whether a session outlives its job.
    public enum SessionAfterJob {
        KEPT,
        REFUSED
    }

    /// Whether a Busy poll may be offered a job.
    public enum BusyOffers {
        NEVER,
        OFFERED
    }

    /// An Online poll of a runner that has a job is offered no other, or is.
    public enum SecondOffer {
        NEVER,
        OFFERED
    }

    /// A cancel is sent once, again and again until the job has ended, or not at all.
    public enum CancelMessage {
        ONCE,
        REPEATED,
        NEVER
    }

    /// Any session, or only those that were there when the job was queued.
    public enum DeliveryTo {
        ANY_SESSION,
        SESSIONS_AT_QUEUE_TIME
    }

    /// The flag `should_acknowledge` of a delivery.
    public enum Acknowledge {
        NOT_ASKED,
        ASKED
    }

    /// It gets the job, or 404.
    public enum Unacknowledged {
        ACQUIRABLE,
        REFUSED
    }

    /// It stops the repeats, or loses the delivery: the job is offered anew.
    public enum Receipt {
        HARMLESS,
        SPOILS
    }

    /// Any address may, or the one that opened it only: others are answered 403.
    public enum SessionAddress {
        ANY,
        TIED
    }

    /// A message that the client did not wait for is offered again at once, or counts as delivered.
    public enum LostWrite {
        OFFERED_AGAIN,
        LOST
    }

    /// 409, or 200 with the same body.
    public enum RepeatedAcquire {
        REFUSED,
        IDEMPOTENT
    }

    /// 404, or 401.
    public enum LeaseLostAnswer {
        NOT_FOUND,
        UNAUTHORIZED
    }

    /// The job fails, is offered to another session, or can still be renewed.
    public enum LeaseLapse {
        CONCLUDED,
        REDELIVERED,
        TOLERATED
    }

    /// The one lease, or the job.
    public enum SkippedSibling {
        LEASE,
        JOB
    }

    /// The run turns green and the job hangs, as seen live; or 400.
    public enum MissingConclusion {
        LENIENT,
        STRICT
    }

    /// It concludes the job; is answered 401; or is answered 204 and changes nothing.
    public enum GatewayCompletion {
        HONOURED,
        UNAUTHORIZED,
        IGNORED
    }

    /// 409, or 202.
    public enum CancelOfConcluded {
        CONFLICT,
        ACCEPTED
    }

    /// The behaviour seen on github.com.
    public static final Modes REAL =
            new Modes(
                    JitSpent.ACQUIRE,
                    1,
                    AfterJob.REUSED,
                    JitValues.TEXT,
                    true,
                    Encryption.NONE,
                    "",
                    TooOldAt.SESSION,
                    SessionAfterJob.KEPT,
                    BusyOffers.NEVER,
                    SecondOffer.NEVER,
                    CancelMessage.ONCE,
                    DeliveryTo.ANY_SESSION,
                    1,
                    Acknowledge.NOT_ASKED,
                    Unacknowledged.ACQUIRABLE,
                    Receipt.HARMLESS,
                    SessionAddress.ANY,
                    LostWrite.OFFERED_AGAIN,
                    RepeatedAcquire.REFUSED,
                    true,
                    LeaseLostAnswer.NOT_FOUND,
                    LeaseLapse.CONCLUDED,
                    SkippedSibling.LEASE,
                    MissingConclusion.LENIENT,
                    GatewayCompletion.HONOURED,
                    CancelOfConcluded.CONFLICT,
                    5000,
                    403,
                    false);
}
