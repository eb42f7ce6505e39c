package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.probe.lab.JobState;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Seat;
import java.time.Duration;
import java.util.Optional;

/// Does a cancel reach a session that polls Busy, and what spends a record made just in time?
public final class BusyPoll implements Investigation {
    /// What spends a record.
    public enum Spent {
        /// The offer.
        ASSIGNMENT,
        /// The claim.
        ACQUIRE,
        /// The end of the job.
        CONCLUSION,
        /// Nothing that was done.
        NOTHING
    }

    /// What was seen.
    ///
    /// @param cancel how long after the wish the cancel came; empty if it never did
    /// @param cancels how often it came
    /// @param spent what spent a record made just in time
    public record Sights(Optional<Duration> cancel, int cancels, Spent spent) {}

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// A Busy session hears a cancel.
    ///
    /// @param after how long it took
    /// @param repeated whether it came again before the job ended
    /// @param spent what spends a record made just in time
    public record Heard(Duration after, boolean repeated, Spent spent) implements Answer {
        @Override
        public String says() {
            return "A session that polls Busy hears a cancel after %d ms, %s. %s"
                    .formatted(
                            after.toMillis(),
                            repeated ? "and again until the job has ended" : "once",
                            words(spent));
        }

        @Override
        public String advice() {
            return "Poll Busy for as long as a job runs. " + follows(spent);
        }
    }

    /// A Busy session does not hear it.
    ///
    /// @param spent what spends a record made just in time
    public record Deaf(Spent spent) implements Answer {
        @Override
        public String says() {
            return "A session that polls Busy does not hear a cancel. " + words(spent);
        }

        @Override
        public String advice() {
            return "Look at each running job every minute, and stop at a lost lock. "
                    + follows(spent);
        }
    }

    @Override
    public String question() {
        return "Does a cancel reach a Busy session, and what spends a just-in-time record?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var seat = lab.seat();
        lab.start(1);
        var won = lab.claim(seat, seat.offer(lab.pace().arrival()).offer());
        var _ = seat.runner().renew(won.lease());
        var asked = lab.waits().clock().instant();
        lab.cancel(won.job());
        Optional<Duration> first = Optional.empty();
        int cancels = 0;
        var deadline = lab.waits().in(lab.pace().watch());
        while (cancels < 2 && !deadline.expired()) {
            var poll = seat.runner().poll(seat.session(), Occupation.BUSY, deadline.remaining());
            if (poll instanceof Poll.Received(Message.Cancelled _)) {
                cancels++;
                if (first.isEmpty()) {
                    first = Optional.of(Duration.between(asked, lab.waits().clock().instant()));
                }
            } else if (!(poll instanceof Poll.Nothing || poll instanceof Poll.Received)) {
                return new Undecided("the Busy session came to nothing");
            }
        }
        var _ = seat.runner().complete(won.lease(), Completion.canceled("Probe", "As wished."));
        var _ = seat.runner().close(seat.session());
        return judge(new Sights(first, cancels, spent(lab)));
    }

    private static Spent spent(Lab lab) throws InterruptedException {
        var seat = lab.seat(lab.runner(Lifespan.ONE_JOB));
        lab.start(1);
        var offer = seat.offer(lab.pace().arrival()).offer();
        if (isSpent(lab, seat)) {
            return Spent.ASSIGNMENT;
        }
        var won = lab.claim(seat, offer);
        var _ = seat.runner().renew(won.lease());
        if (isSpent(lab, seat)) {
            return Spent.ACQUIRE;
        }
        var _ = seat.runner().complete(won.lease(), Completion.canceled("Probe", "Enough."));
        var _ = lab.await(won.job(), JobState::ended);
        return isSpent(lab, seat) ? Spent.CONCLUSION : Spent.NOTHING;
    }

    /// A record that is spent gets no token any more, within a while.
    private static boolean isSpent(Lab lab, Seat seat) throws InterruptedException {
        var deadline = lab.waits().in(lab.pace().settle());
        while (!deadline.expired()) {
            if (seat.runner().exchange() instanceof Exchange.RunnerUnknown) {
                return true;
            }
            lab.waits().sleeper().sleep(lab.pace().settle().dividedBy(4));
        }
        return false;
    }

    /// What was seen means this.
    static Verdict judge(Sights sights) {
        return sights.cancel()
                .<Verdict>map(after -> new Heard(after, sights.cancels() > 1, sights.spent()))
                .orElseGet(() -> new Deaf(sights.spent()));
    }

    private static String words(Spent spent) {
        return switch (spent) {
            case ASSIGNMENT -> "A just-in-time record is spent by the offer.";
            case ACQUIRE -> "A just-in-time record is spent by the claim.";
            case CONCLUSION -> "A just-in-time record is spent by the end of its job.";
            case NOTHING -> "A just-in-time record outlives its job.";
        };
    }

    private static String follows(Spent spent) {
        return switch (spent) {
            case ASSIGNMENT, ACQUIRE ->
                    "A just-in-time session is deaf during its job: prefer registered records.";
            case CONCLUSION -> "A just-in-time session hears cancels too.";
            case NOTHING -> "Remove just-in-time records after their job.";
        };
    }
}
