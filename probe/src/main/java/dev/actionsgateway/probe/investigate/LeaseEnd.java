package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.probe.lab.JobState;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Seat;
import dev.actionsgateway.probe.lab.Seat.Sight;
import dev.actionsgateway.probe.link.Said;
import java.time.Duration;

/// How long does a lock last, and what becomes of a job that is renewed no more?
public final class LeaseEnd implements Investigation {
    private static final Duration BEYOND = Duration.ofSeconds(1);

    /// What was seen.
    ///
    /// @param lease how far the renewal moved the end of the lock
    /// @param late the answer to a renewal after that end
    /// @param elsewhere whether another session was offered the job
    /// @param state the job afterwards
    public record Sights(Duration lease, Renewal late, boolean elsewhere, JobState state) {}

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// The job ends with its lock.
    ///
    /// @param lease how long it lasted
    /// @param late the answer to a late renewal
    /// @param state how the job ended
    public record Ends(Duration lease, String late, String state) implements Answer {
        @Override
        public String says() {
            return "A lock lasts %d s; then the job ends (%s), and a late renewal is answered: %s."
                    .formatted(lease.toSeconds(), state, late);
        }

        @Override
        public String advice() {
            return "Retry renewals until a minute before the end, then stop the pod.";
        }
    }

    /// The job is offered to another session.
    ///
    /// @param lease how long it lasted
    /// @param late the answer to a late renewal
    public record GivenAway(Duration lease, String late) implements Answer {
        @Override
        public String says() {
            return "A lock lasts %d s; then the job is offered elsewhere, and a late renewal is answered: %s."
                    .formatted(lease.toSeconds(), late);
        }

        @Override
        public String advice() {
            return "Stop the pod before the lock ends: the job would run twice.";
        }
    }

    /// The lock can be renewed after its end.
    ///
    /// @param lease how long it was said to last
    public record Lenient(Duration lease) implements Answer {
        @Override
        public String says() {
            return "A lock is said to last %d s, but can be renewed after that."
                    .formatted(lease.toSeconds());
        }

        @Override
        public String advice() {
            return "Treat the time GitHub names as the end all the same.";
        }
    }

    @Override
    public String question() {
        return "What becomes of a job whose lock is renewed no more?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var seat = lab.seat();
        lab.start(1);
        var won = lab.claim(seat, seat.offer(lab.pace().arrival()).offer());
        var before = lab.waits().clock().instant();
        if (!(seat.runner().renew(won.lease()) instanceof Renewal.Renewed(var until))) {
            return new Undecided("the first renewal was refused");
        }
        var lease = Duration.between(before, until);
        if (lease.compareTo(lab.pace().window()) > 0) {
            return new Undecided("the lock lasts longer than this investigation may");
        }
        var left = Duration.between(lab.waits().clock().instant(), until);
        lab.waits().sleeper().sleep(left.plus(BEYOND));
        boolean elsewhere = elsewhere(lab, lab.seat());
        var late = seat.runner().renew(won.lease());
        return judge(new Sights(lease, late, elsewhere, lab.await(won.job(), JobState::ended)));
    }

    private static boolean elsewhere(Lab lab, Seat other) throws InterruptedException {
        return other.watch(lab.pace().watch()) instanceof Sight.Offered;
    }

    /// What was seen means this.
    static Verdict judge(Sights sights) {
        var late = Said.of(sights.late());
        if (sights.elsewhere()) {
            return new GivenAway(sights.lease(), late);
        }
        if (sights.late() instanceof Renewal.Renewed) {
            return new Lenient(sights.lease());
        }
        return sights.state().ended()
                ? new Ends(sights.lease(), late, sights.state().toString())
                : new Undecided("the job neither ended nor went elsewhere: " + sights.state());
    }
}
