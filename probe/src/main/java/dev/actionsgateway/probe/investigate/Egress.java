package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Completed;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Seat;
import dev.actionsgateway.probe.lab.Seat.Sight;
import dev.actionsgateway.probe.lab.TwoWays;
import dev.actionsgateway.probe.link.Said;
import java.util.ArrayList;
import java.util.List;

/// May the calls of one session leave through different addresses? Each goes another way than the
/// one before it.
public final class Egress implements Investigation {
    private final TwoWays ways;

    /// What one call met.
    ///
    /// @param call which
    /// @param way the first way or the second
    /// @param good whether it was answered as it should
    /// @param words the answer
    public record Step(String call, int way, boolean good, String words) {}

    /// What was seen.
    ///
    /// @param steps the calls, each by another way than the one before
    /// @param tunnels how many tunnels each way saw
    public record Sights(List<Step> steps, List<Integer> tunnels) {}

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// Every way is as good as another.
    public record Free() implements Answer {
        @Override
        public String says() {
            return "Session, message, acquire, renew and complete each left by another way than the"
                    + " call before, and all succeeded.";
        }

        @Override
        public String advice() {
            return "No session affinity: any proxy replica serves any call.";
        }
    }

    /// A session is tied to the way it was opened by.
    ///
    /// @param call the first call that failed by another way
    /// @param words what it was answered
    public record Tied(String call, String words) implements Answer {
        @Override
        public String says() {
            return call + " fails when it leaves by another way than the session: " + words + ".";
        }

        @Override
        public String advice() {
            return "Set spec.proxy.sessionAffinity to ClientIP, or give each listener one proxy.";
        }
    }

    /// Asks by these two ways.
    public Egress(TwoWays ways) {
        this.ways = ways;
    }

    @Override
    public String question() {
        return "May the calls of one session leave through different addresses?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var steps = new ArrayList<Step>();
        var runner = lab.runner(Lifespan.MANY_JOBS);
        var first = runner.over(lab.link(), ways.first());
        var second = runner.over(lab.link(), ways.second());
        var opening = first.open();
        steps.add(new Step("POST session", 1, opening instanceof Opening.Opened, Said.of(opening)));
        if (!(opening instanceof Opening.Opened(var session))) {
            return judge(new Sights(steps, ways.tunnels()));
        }
        lab.start(1);
        var sight = new Seat(second, session, lab.waits()).watch(lab.pace().arrival());
        steps.add(new Step("GET message", 2, sight instanceof Sight.Offered, words(sight)));
        if (!(sight instanceof Sight.Offered(var message))) {
            var _ = first.close(session);
            return judge(new Sights(steps, ways.tunnels()));
        }
        var claim = lab.tryClaim(new Seat(first, session, lab.waits()), message.offer());
        steps.add(new Step("POST acquirejob", 1, claim instanceof Claim.Won, Said.of(claim)));
        if (claim instanceof Claim.Won(var lease, _, _)) {
            var renewal = second.renew(lease);
            steps.add(
                    new Step(
                            "POST renewjob",
                            2,
                            renewal instanceof Renewal.Renewed,
                            Said.of(renewal)));
            var busy = first.poll(session, Occupation.BUSY, lab.pace().watch());
            steps.add(new Step("GET message", 1, quiet(busy), Said.of(busy)));
            var done = second.complete(lease, Completion.canceled("Probe", "The probe is done."));
            steps.add(
                    new Step(
                            "POST completejob", 2, done instanceof Completed.Taken, Said.of(done)));
        }
        var _ = first.close(session);
        return judge(new Sights(steps, ways.tunnels()));
    }

    private static boolean quiet(Poll poll) {
        return poll instanceof Poll.Nothing || poll instanceof Poll.Received;
    }

    private static String words(Sight sight) {
        return switch (sight) {
            case Sight.Offered _ -> "a job";
            case Sight.Nothing() -> "no job came";
            case Sight.Ended(var poll) -> Said.of(poll);
        };
    }

    /// What was seen means this.
    static Verdict judge(Sights sights) {
        var bad = sights.steps().stream().filter(step -> !step.good()).findFirst();
        if (sights.tunnels().contains(0)) {
            return new Undecided("a proxy saw no tunnel: the account's address must be https");
        }
        if (bad.isEmpty()) {
            return new Free();
        }
        var step = bad.get();
        return step.way() == 1
                ? new Undecided(step.call() + " fails by the session's own way: " + step.words())
                : new Tied(step.call(), step.words());
    }
}
