package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Seat.Sight;
import java.time.Duration;
import java.util.Optional;

/// Does a session that opens after a job was queued get it? Two jobs are queued with one session
/// open; then a second session opens.
public final class Throttling implements Investigation {
    /// What was seen.
    ///
    /// @param late how long the later session waited for the second job; empty if it never came
    /// @param early whether the earlier session got it, once it was free again
    public record Sights(Optional<Duration> late, boolean early) {}

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// Any session that polls gets what is queued.
    ///
    /// @param after how long it took
    public record Opportunistic(Duration after) implements Answer {
        @Override
        public String says() {
            return "A session that opened after the job was queued got it, "
                    + after.toMillis()
                    + " ms after it opened.";
        }

        @Override
        public String advice() {
            return "Spawn at the offer; no standby listeners are needed.";
        }
    }

    /// Only sessions that were open when a job was queued get it.
    public record BoundToQueueTime() implements Answer {
        @Override
        public String says() {
            return "A session that opened after the job was queued does not get it; one that was"
                    + " open before does.";
        }

        @Override
        public String advice() {
            return "Keep standby listeners (2 or 3) open: standbyListeners in the RunnerGroup.";
        }
    }

    @Override
    public String question() {
        return "Does a session get jobs that were queued before it opened?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var early = lab.seat();
        var runner = lab.runner(early.runner().credentials().lifespan());
        lab.start(2);
        var first = lab.claim(early, early.offer(lab.pace().arrival()).offer());
        var _ = early.runner().renew(first.lease());
        var opened = lab.waits().clock().instant();
        var late = lab.seat(runner);
        if (late.watch(lab.pace().watch()) instanceof Sight.Offered(var message)) {
            var took = Duration.between(opened, lab.waits().clock().instant());
            var second = lab.claim(late, message.offer());
            return second.job().key().equals(first.job().key())
                    ? new Undecided("the later session was offered the same job again")
                    : judge(new Sights(Optional.of(took), false));
        }
        var _ =
                early.runner()
                        .complete(first.lease(), Completion.canceled("Probe", "The next, please."));
        boolean got = early.watch(lab.pace().arrival()) instanceof Sight.Offered;
        return judge(new Sights(Optional.empty(), got));
    }

    /// What was seen means this.
    static Verdict judge(Sights sights) {
        if (sights.late().isPresent()) {
            return new Opportunistic(sights.late().get());
        }
        return sights.early()
                ? new BoundToQueueTime()
                : new Undecided("the second job came to neither session");
    }
}
