package dev.actionsgateway.probe.link;

import dev.actionsgateway.github.auth.Minting;
import dev.actionsgateway.github.broker.Acknowledgement;
import dev.actionsgateway.github.broker.Closing;
import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.register.Enrolment;
import dev.actionsgateway.github.register.Removal;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Completed;
import dev.actionsgateway.jobs.Offer.Receipt;
import dev.actionsgateway.jobs.Renewal;

/// Outcomes in words, without tokens and payloads.
public final class Said {
    private Said() {}

    /// A minted token, or why there is none.
    public static String of(Minting outcome) {
        return switch (outcome) {
            case Minting.Minted(var token) -> "a token until " + token.expires();
            case Minting.NotBelieved(var failure) -> "not believed: " + failure;
            case Minting.Suspended(var failure) -> "suspended: " + failure;
            case Minting.NotInstalled(var failure) -> "not installed: " + failure;
            case Minting.Failed(var failure) -> failure.toString();
        };
    }

    /// A runner record, or why there is none.
    public static String of(Enrolment outcome) {
        return switch (outcome) {
            case Enrolment.Enrolled(var runner) ->
                    runner + ", broker " + runner.broker() + ", signs " + runner.algorithm();
            case Enrolment.NameBusy(var record) -> "runner " + record.id() + " runs a job";
            case Enrolment.GroupUnknown(var group) -> "there is no runner group '" + group + "'";
            case Enrolment.Denied(var failure) -> "denied: " + failure;
            case Enrolment.NoBroker() -> "only the old protocol is spoken here";
            case Enrolment.Failed(var failure) -> failure.toString();
        };
    }

    /// A runner's token, or why there is none.
    public static String of(Exchange outcome) {
        return switch (outcome) {
            case Exchange.Granted(var token) -> "a token for " + token.life().toSeconds() + " s";
            case Exchange.RunnerUnknown(var failure) -> "runner unknown: " + failure;
            case Exchange.ClockOff(var failure) -> "clock off: " + failure;
            case Exchange.Refused(var failure) -> "refused: " + failure;
            case Exchange.Failed(var failure) -> failure.toString();
        };
    }

    /// A session, or why there is none.
    public static String of(Opening outcome) {
        return switch (outcome) {
            case Opening.Opened(var session) ->
                    "session "
                            + session.id()
                            + (session.key().isPresent() ? ", encrypted" : ", not encrypted");
            case Opening.AlreadyOpen() -> "this runner has a session already";
            case Opening.TokenRefused(var failure) -> "token refused: " + failure;
            case Opening.AccessDenied(var failure) -> "denied: " + failure;
            case Opening.RunnerUnknown(var failure) -> "runner unknown: " + failure;
            case Opening.VersionTooOld(var failure) -> "version too old: " + failure;
            case Opening.Failed(var failure) -> failure.toString();
        };
    }

    /// What a poll brought.
    public static String of(Poll outcome) {
        return switch (outcome) {
            case Poll.Nothing() -> "nothing";
            case Poll.Empty() -> "success without a body";
            case Poll.Received(var message) -> of(message);
            case Poll.TokenRefused(var failure) -> "token refused: " + failure;
            case Poll.AccessDenied(var failure) -> "denied: " + failure;
            case Poll.SessionGone(var failure) -> "session gone: " + failure;
            case Poll.RunnerGone(var failure) -> "runner gone: " + failure;
            case Poll.VersionTooOld(var failure) -> "version too old: " + failure;
            case Poll.Failed(var failure) -> failure.toString();
        };
    }

    private static String of(Message message) {
        return switch (message) {
            case Message.Offered(var id, var offer) ->
                    "message %s: a job, request %s, at %s, receipt %s"
                            .formatted(
                                    id.value(),
                                    offer.request(),
                                    offer.runService(),
                                    offer.receipt() == Receipt.WANTED ? "wanted" : "not wanted");
            case Message.Cancelled(var id, var cancellation) ->
                    "message %s: cancel job %s within %s"
                            .formatted(id.value(), cancellation.job(), cancellation.grace());
            case Message.RunnerBehind(_, var wanted) -> "runners are to be at " + wanted;
            case Message.Unknown(_, var type) -> "a message of unknown type " + type;
            case Message.Unreadable(_, var type, var why) -> type + " unreadable: " + why;
            case Message.TokenRefreshWanted _ -> "a new token is to be fetched";
            case Message.Moved(_, var broker) -> "poll at " + broker + " from now on";
            case Message.RegistrationChanged _ -> "the registration has changed";
            case Message.ShutdownWanted _ -> "the runner is to end";
        };
    }

    /// A receipt.
    public static String of(Acknowledgement outcome) {
        return switch (outcome) {
            case Acknowledgement.Noted() -> "noted";
            case Acknowledgement.JobUnknown() -> "job unknown";
            case Acknowledgement.RunnerUnknown() -> "runner unknown";
            case Acknowledgement.Failed(Failure failure) -> failure.toString();
        };
    }

    /// A claim.
    public static String of(Claim outcome) {
        return switch (outcome) {
            case Claim.Won(var lease, var job, var payload) ->
                    "%s, '%s', %s".formatted(lease.key(), job.displayName(), payload);
            case Claim.Refused(var reason) -> "refused: " + reason;
            case Claim.Doubtful(var reason) -> "refused after a lost answer: " + reason;
            case Claim.TokenExpired _ -> "token expired";
            case Claim.Unusable(var trouble) -> "unusable: " + trouble.what();
            case Claim.Unanswered(var trouble) -> trouble.what();
        };
    }

    /// A renewal.
    public static String of(Renewal outcome) {
        return switch (outcome) {
            case Renewal.Renewed(var until) -> "locked until " + until;
            case Renewal.Lost() -> "GitHub knows no such lease";
            case Renewal.TokenRefused() -> "the job's token was refused";
            case Renewal.Unanswered(var trouble) -> trouble.what();
        };
    }

    /// A completion.
    public static String of(Completed outcome) {
        return switch (outcome) {
            case Completed.Taken() -> "taken";
            case Completed.Gone() -> "there is no such job";
            case Completed.TokenRefused() -> "the job's token was refused";
            case Completed.Unanswered(var trouble) -> trouble.what();
        };
    }

    /// The end of a session.
    public static String of(Closing outcome) {
        return switch (outcome) {
            case Closing.Closed() -> "ended";
            case Closing.Failed(var failure) -> failure.toString();
        };
    }

    /// The end of a record.
    public static String of(Removal outcome) {
        return switch (outcome) {
            case Removal.Removed() -> "removed";
            case Removal.Absent() -> "gone already";
            case Removal.Busy() -> "kept: it runs a job at GitHub";
            case Removal.Failed(var failure) -> failure.toString();
        };
    }
}
