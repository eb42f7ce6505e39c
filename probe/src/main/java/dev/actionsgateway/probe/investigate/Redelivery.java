package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Seat.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What becomes of an offer that nobody claims?
public final class Redelivery implements Investigation {
    private static final int ENOUGH = 5;

    /// An offer that came.
    ///
    /// @param at when
    /// @param request under which request id
    public record Coming(Instant at, String request) {}

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// It comes again under the same request id.
    ///
    /// @param every the usual time between two
    public record Repeated(Duration every) implements Answer {
        @Override
        public String says() {
            return "An offer that nobody claims comes again to the same session, under the same"
                    + " request id, about every "
                    + every.toMillis()
                    + " ms.";
        }

        @Override
        public String advice() {
            return "A lost offer costs nothing; repeats are recognised by their request id.";
        }
    }

    /// It comes again under a new request id, after a while.
    ///
    /// @param window how long that took
    public record ReturnedToPool(Duration window) implements Answer {
        @Override
        public String says() {
            return "An offer that nobody claims lapses, and the job is offered anew under another"
                    + " request id after "
                    + window.toMillis()
                    + " ms.";
        }

        @Override
        public String advice() {
            return "Claim within that time; a declined job is away from everybody as long.";
        }
    }

    /// It does not come again.
    ///
    /// @param watched for how long it was waited for
    public record NotSeenAgain(Duration watched) implements Answer {
        @Override
        public String says() {
            return "An offer that nobody claimed did not come again within "
                    + watched.toSeconds()
                    + " s.";
        }

        @Override
        public String advice() {
            return "Never poll Online without room for the job, for an offer that is not claimed is"
                    + " lost for long.";
        }
    }

    @Override
    public String question() {
        return "What becomes of an offer that nobody claims?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var seat = lab.seat();
        lab.start(1);
        var comings = new ArrayList<Coming>();
        comings.add(coming(lab, seat.offer(lab.pace().arrival())));
        var deadline = lab.waits().in(lab.pace().window());
        var sight = seat.watch(deadline.remaining());
        while (sight instanceof Sight.Offered(var message)) {
            comings.add(coming(lab, message));
            if (comings.size() > ENOUGH || renamed(comings).isPresent()) {
                break;
            }
            sight = seat.watch(deadline.remaining());
        }
        return sight instanceof Sight.Ended
                ? new Undecided("the session came to nothing")
                : judge(comings, lab.pace().window());
    }

    private static Coming coming(Lab lab, Message.Offered message) {
        Offer offer = message.offer();
        return new Coming(lab.waits().clock().instant(), offer.request().value());
    }

    private static Optional<Coming> renamed(List<Coming> comings) {
        var first = comings.getFirst().request();
        return comings.stream().filter(coming -> !coming.request().equals(first)).findFirst();
    }

    /// What was seen means this.
    static Verdict judge(List<Coming> comings, Duration watched) {
        var first = comings.getFirst();
        var same =
                comings.stream()
                        .filter(coming -> coming.request().equals(first.request()))
                        .toList();
        if (same.size() > 1) {
            var all = Duration.between(first.at(), same.getLast().at());
            return new Repeated(all.dividedBy(same.size() - 1));
        }
        return renamed(comings)
                .<Verdict>map(other -> new ReturnedToPool(Duration.between(first.at(), other.at())))
                .orElseGet(() -> new NotSeenAgain(watched));
    }
}
