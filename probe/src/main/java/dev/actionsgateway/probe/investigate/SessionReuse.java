package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.probe.lab.JobState;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Seat;
import dev.actionsgateway.probe.lab.Seat.Sight;
import dev.actionsgateway.probe.link.Said;

/// Can a session be polled again after a claim, and does it get a second job?
public final class SessionReuse implements Investigation {
    /// What a poll showed.
    public enum Seen {
        /// A second job.
        JOB,
        /// Nothing: the poll was held and answered.
        NOTHING,
        /// The session came to nothing.
        ENDED
    }

    /// What was seen.
    ///
    /// @param during while the first job was held and a second one queued
    /// @param after when the first job had ended
    /// @param reopened whether the same record got a new session and in it the job, where needed
    /// @param words what ended the session, if anything
    public record Sights(Seen during, Seen after, boolean reopened, String words) {}

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// The session serves one job after the other.
    public record Reusable() implements Answer {
        @Override
        public String says() {
            return "The session can be polled during the job, and gets the next one when it has"
                    + " ended.";
        }

        @Override
        public String advice() {
            return "Keep the session: from Busy straight back to Online.";
        }
    }

    /// The session is offered a second job while it holds the first.
    public record SeveralAtOnce() implements Answer {
        @Override
        public String says() {
            return "An Online poll is offered a second job while the first is held.";
        }

        @Override
        public String advice() {
            return "One session could hold several jobs; poll Busy during a job to have one only.";
        }
    }

    /// The session ends with its job; the record does not.
    ///
    /// @param how what the poll was answered
    public record OneJobPerSession(String how) implements Answer {
        @Override
        public String says() {
            return "After a job the session is refused (" + how + "); the record opens another.";
        }

        @Override
        public String advice() {
            return "DELETE and POST the session between jobs.";
        }
    }

    /// The record does not outlive its job.
    ///
    /// @param how what the poll was answered
    public record RecordSpent(String how) implements Answer {
        @Override
        public String says() {
            return "After a job the record is spent (" + how + ").";
        }

        @Override
        public String advice() {
            return "Register anew for each job, as for records made just in time.";
        }
    }

    @Override
    public String question() {
        return "Does a session get a second job?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var seat = lab.seat();
        lab.start(1);
        var first = lab.claim(seat, seat.offer(lab.pace().arrival()).offer());
        var _ = seat.runner().renew(first.lease());
        lab.start(1);
        var during = seat.watch(lab.pace().watch());
        if (during instanceof Sight.Offered) {
            return judge(new Sights(Seen.JOB, Seen.NOTHING, false, ""));
        }
        var _ = seat.runner().renew(first.lease());
        var _ =
                seat.runner()
                        .complete(first.lease(), Completion.canceled("Probe", "The next, please."));
        var state = lab.await(first.job(), JobState::ended);
        if (!state.ended()) {
            return new Undecided("the first job does not end: " + state);
        }
        var after = seat.watch(lab.pace().arrival());
        return judge(
                new Sights(
                        seen(during),
                        seen(after),
                        after instanceof Sight.Ended && reopened(lab, seat),
                        words(during, after)));
    }

    private static boolean reopened(Lab lab, Seat seat) throws InterruptedException {
        var _ = seat.runner().close(seat.session());
        return seat.runner().exchange() instanceof Exchange.Granted
                && seat.runner().open() instanceof Opening.Opened(var session)
                && new Seat(seat.runner(), session, lab.waits()).watch(lab.pace().arrival())
                        instanceof Sight.Offered;
    }

    private static Seen seen(Sight sight) {
        return switch (sight) {
            case Sight.Offered _ -> Seen.JOB;
            case Sight.Nothing() -> Seen.NOTHING;
            case Sight.Ended _ -> Seen.ENDED;
        };
    }

    private static String words(Sight during, Sight after) {
        return during instanceof Sight.Ended(var poll)
                ? Said.of(poll)
                : after instanceof Sight.Ended(var later) ? Said.of(later) : "";
    }

    /// What was seen means this.
    static Verdict judge(Sights sights) {
        if (sights.during() == Seen.JOB) {
            return new SeveralAtOnce();
        }
        return switch (sights.after()) {
            case JOB -> new Reusable();
            case NOTHING -> new Undecided("the second job never came");
            case ENDED ->
                    sights.reopened()
                            ? new OneJobPerSession(sights.words())
                            : new RecordSpent(sights.words());
        };
    }
}
