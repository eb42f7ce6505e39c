package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Conclusion;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Seat;
import dev.actionsgateway.probe.lab.Seat.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/// Is one job offered to several idle sessions, and can each of them claim it?
public final class FanOut implements Investigation {
    private static final int SESSIONS = 3;

    /// What one session saw.
    ///
    /// @param offered whether a job came
    /// @param claimed the job that it claimed, if it could
    public record Share(boolean offered, Optional<JobKey> claimed) {}

    /// What was seen.
    ///
    /// @param shares one for each session
    /// @param skip whether the winner's lock held after a loser was concluded as skipped; empty if
    ///   there was no loser
    public record Sights(List<Share> shares, Optional<Boolean> skip) {}

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// One session is offered the job.
    public record OneSession() implements Answer {
        @Override
        public String says() {
            return "Of " + SESSIONS + " idle sessions one is offered the job.";
        }

        @Override
        public String advice() {
            return "Keep the fence on (plan, job) all the same: it was seen otherwise.";
        }
    }

    /// Several sessions are offered the job, and one can claim it.
    ///
    /// @param offered how many
    public record OneClaim(int offered) implements Answer {
        @Override
        public String says() {
            return offered + " sessions are offered the job; one can claim it.";
        }

        @Override
        public String advice() {
            return "Take a refused claim for nothing; no loser needs looking after.";
        }
    }

    /// Several sessions can claim the same job.
    ///
    /// @param claimed how many
    /// @param skip whether concluding a loser as skipped leaves the winner its lock
    public record SeveralClaims(int claimed, boolean skip) implements Answer {
        @Override
        public String says() {
            return claimed
                    + " sessions claimed the same job. Concluding one as skipped "
                    + (skip ? "leaves the others theirs." : "ends it for all.");
        }

        @Override
        public String advice() {
            return skip
                    ? "One delivery runs, by (plan, job); losers may be concluded as skipped."
                    : "One delivery runs, by (plan, job); losers renew and nothing more.";
        }
    }

    @Override
    public String question() {
        return "Is one job offered to several sessions?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var seats = new ArrayList<Seat>();
        for (int i = 0; i < SESSIONS; i++) {
            seats.add(lab.seat());
        }
        var shares = new ArrayList<Share>();
        var won = new ArrayList<Claim.Won>();
        var winners = new ArrayList<Seat>();
        var sights = together(lab, seats);
        for (int i = 0; i < SESSIONS; i++) {
            if (!(sights.get(i) instanceof Sight.Offered(var message))) {
                shares.add(new Share(false, Optional.empty()));
            } else if (lab.tryClaim(seats.get(i), message.offer()) instanceof Claim.Won one) {
                shares.add(new Share(true, Optional.of(one.job().key())));
                won.add(one);
                winners.add(seats.get(i));
            } else {
                shares.add(new Share(true, Optional.empty()));
            }
        }
        return judge(new Sights(shares, skip(winners, won)));
    }

    /// All sessions wait already when the job is queued.
    private static List<Sight> together(Lab lab, List<Seat> seats) throws InterruptedException {
        try (var nursery = Nursery.open("fan-out")) {
            var waiting = new ArrayList<Future<Sight>>();
            for (var seat : seats) {
                var time = lab.pace().watch().multipliedBy(2);
                waiting.add(nursery.fork("seat", () -> seat.watch(time)));
            }
            lab.start(1);
            nursery.join();
            return waiting.stream().map(Future::resultNow).toList();
        }
    }

    private static Optional<Boolean> skip(List<Seat> seats, List<Claim.Won> won)
            throws InterruptedException {
        if (won.size() < 2) {
            return Optional.empty();
        }
        for (int i = 0; i < won.size(); i++) {
            var _ = seats.get(i).runner().renew(won.get(i).lease());
        }
        var skipped =
                new Completion(
                        Conclusion.SKIPPED,
                        List.of(new Completion.Note("Probe", "Another delivery runs this job.")));
        var _ = seats.getLast().runner().complete(won.getLast().lease(), skipped);
        return Optional.of(
                seats.getFirst().runner().renew(won.getFirst().lease()) instanceof Renewal.Renewed);
    }

    /// What was seen means this.
    static Verdict judge(Sights sights) {
        int offered = (int) sights.shares().stream().filter(Share::offered).count();
        var keys = sights.shares().stream().flatMap(share -> share.claimed().stream()).toList();
        if (keys.isEmpty()) {
            return new Undecided(offered == 0 ? "no job came" : "no session could claim it");
        }
        if (keys.stream().distinct().count() > 1) {
            return new Undecided("different jobs came: other runs use our label");
        }
        if (offered == 1) {
            return new OneSession();
        }
        return keys.size() == 1
                ? new OneClaim(offered)
                : new SeveralClaims(keys.size(), sights.skip().orElse(false));
    }
}
