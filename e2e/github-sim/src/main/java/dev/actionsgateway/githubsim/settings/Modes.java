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
/// @param cancelMessage how often a cancel is sent
/// @param deliveryTo which sessions a job may be delivered to
/// @param acknowledge whether a delivery asks to be acknowledged
/// @param lostWrite what becomes of a message whose poll the client gave up
/// @param repeatedAcquire how a second acquire by the same runner is answered
/// @param planIdHeader whether acquire answers with `x-plan-id`
/// @param leaseLostAnswer how renewing a lost lease is answered
/// @param leaseLapse what becomes of a started job that nobody renews
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
        CancelMessage cancelMessage,
        DeliveryTo deliveryTo,
        Acknowledge acknowledge,
        LostWrite lostWrite,
        RepeatedAcquire repeatedAcquire,
        boolean planIdHeader,
        LeaseLostAnswer leaseLostAnswer,
        LeaseLapse leaseLapse,
        MissingConclusion missingConclusion,
        GatewayCompletion gatewayCompletion,
        CancelOfConcluded cancelOfConcluded,
        int rateLimit,
        int rateLimitStatus,
        boolean byteOrderMark) {

    /// What uses a just-in-time record up.
    public enum JitSpent {
        ASSIGNMENT,
        ACQUIRE,
        CONCLUSION
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

    /// A cancel is sent once, or again and again until the job has ended.
    public enum CancelMessage {
        ONCE,
        REPEATED
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

    /// The job fails, or is offered to another session.
    public enum LeaseLapse {
        CONCLUDED,
        REDELIVERED
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
                    CancelMessage.ONCE,
                    DeliveryTo.ANY_SESSION,
                    Acknowledge.NOT_ASKED,
                    LostWrite.OFFERED_AGAIN,
                    RepeatedAcquire.REFUSED,
                    true,
                    LeaseLostAnswer.NOT_FOUND,
                    LeaseLapse.CONCLUDED,
                    MissingConclusion.LENIENT,
                    GatewayCompletion.HONOURED,
                    CancelOfConcluded.CONFLICT,
                    5000,
                    403,
                    false);
}
