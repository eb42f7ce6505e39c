package dev.actionsgateway.probe.investigate;

import dev.actionsgateway.github.broker.Acknowledgement;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Offer.Receipt;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Seat;
import dev.actionsgateway.probe.lab.Seat.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Must an offer be acknowledged? Three arms: never, before the claim, after it.
public final class Acknowledge implements Investigation {
    /// When a receipt is sent.
    public enum When {
        /// Not at all.
        NEVER,
        /// Before the claim.
        BEFORE,
        /// After the claim.
        AFTER
    }

    /// What one arm saw.
    ///
    /// @param when the arm
    /// @param asked whether the offer asked for a receipt
    /// @param receipt whether the receipt was taken; empty if none was sent
    /// @param claimed whether the claim was won
    /// @param repeats how often the same request came again after the claim
    /// @param session whether the session lived on
    /// @param renewed whether the lock could be renewed at the end
    public record Arm(
            When when,
            boolean asked,
            Optional<Boolean> receipt,
            boolean claimed,
            int repeats,
            boolean session,
            boolean renewed) {
        boolean good() {
            return claimed && repeats == 0 && session && renewed;
        }
    }

    /// The answers.
    public sealed interface Answer extends Verdict {}

    /// Jobs are claimed and kept without receipts, and receipts do no harm.
    ///
    /// @param asked whether offers asked for them
    public record NotNeeded(boolean asked) implements Answer {
        @Override
        public String says() {
            return "No receipt is needed: without one the job was claimed, did not come again and"
                    + " was renewed. Offers "
                    + (asked ? "ask" : "do not ask")
                    + " for one.";
        }

        @Override
        public String advice() {
            return "Acknowledge where the offer asks, before the claim, once, and never wait for it.";
        }
    }

    /// Jobs are claimed and kept without receipts, and receipts are refused.
    public record NotTaken() implements Answer {
        @Override
        public String says() {
            return "Receipts are refused, and jobs are claimed and kept all the same.";
        }

        @Override
        public String advice() {
            return "Acknowledge only where the offer asks, and take a refusal for nothing.";
        }
    }

    /// Without a receipt something goes wrong.
    ///
    /// @param works the arms in which nothing did
    public record Needed(Set<When> works) implements Answer {
        @Override
        public String says() {
            return "A receipt is needed; it works " + words(works) + " the claim.";
        }

        @Override
        public String advice() {
            return "Acknowledge every offer "
                    + words(works)
                    + " the claim, flagged or not, and treat a receipt that fails as a lost offer.";
        }
    }

    /// A receipt spoils what works without it.
    ///
    /// @param spoils the arms in which it does
    public record Harmful(Set<When> spoils) implements Answer {
        @Override
        public String says() {
            return "A receipt " + words(spoils) + " the claim loses the job.";
        }

        @Override
        public String advice() {
            return "Never acknowledge " + words(spoils) + " the claim.";
        }
    }

    @Override
    public String question() {
        return "Must an offer be acknowledged, and when?";
    }

    @Override
    public Verdict ask(Lab lab) throws InterruptedException {
        var arms = new ArrayList<Arm>();
        for (var when : When.values()) {
            arms.add(arm(lab, when));
        }
        return judge(arms);
    }

    private static Arm arm(Lab lab, When when) throws InterruptedException {
        lab.trail().note("arm", "receipt " + when);
        var seat = lab.seat();
        lab.start(1);
        var offer = seat.offer(lab.pace().arrival()).offer();
        boolean asked = offer.receipt() == Receipt.WANTED;
        Optional<Boolean> receipt =
                when == When.BEFORE ? Optional.of(noted(seat, offer)) : Optional.empty();
        var claim = lab.tryClaim(seat, offer);
        if (when == When.AFTER) {
            receipt = Optional.of(noted(seat, offer));
        }
        if (!(claim instanceof Claim.Won(var lease, _, _))) {
            var _ = seat.runner().close(seat.session());
            return new Arm(when, asked, receipt, false, 0, true, false);
        }
        return kept(lab, seat, lease, new Arm(when, asked, receipt, true, 0, true, false));
    }

    private static boolean noted(Seat seat, Offer offer) throws InterruptedException {
        return seat.runner().acknowledge(seat.session(), offer.request())
                instanceof Acknowledgement.Noted;
    }

    private static Arm kept(Lab lab, Seat seat, Lease lease, Arm so) throws InterruptedException {
        boolean first = seat.runner().renew(lease) instanceof Renewal.Renewed;
        int repeats = 0;
        boolean session = true;
        var deadline = lab.waits().in(lab.pace().watch());
        while (session && !deadline.expired()) {
            switch (seat.watch(deadline.remaining())) {
                case Sight.Offered(var message) ->
                        repeats += message.offer().request().equals(lease.request()) ? 1 : 0;
                case Sight.Nothing() -> {
                    // As it should be.
                }
                case Sight.Ended _ -> session = false;
            }
        }
        boolean renewed = first && seat.runner().renew(lease) instanceof Renewal.Renewed;
        var _ = seat.runner().complete(lease, Completion.canceled("Probe", "The probe is done."));
        var _ = seat.runner().close(seat.session());
        return new Arm(so.when(), so.asked(), so.receipt(), true, repeats, session, renewed);
    }

    /// What the three arms mean.
    static Verdict judge(List<Arm> arms) {
        var good = whens(arms, Arm::good);
        var bad = whens(arms, arm -> !arm.good());
        boolean taken = arms.stream().flatMap(arm -> arm.receipt().stream()).allMatch(t -> t);
        if (bad.isEmpty()) {
            return taken ? new NotNeeded(arms.stream().anyMatch(Arm::asked)) : new NotTaken();
        }
        if (good.isEmpty()) {
            return new Undecided("no arm claimed and kept its job");
        }
        return good.contains(When.NEVER) ? new Harmful(bad) : new Needed(good);
    }

    private static Set<When> whens(List<Arm> arms, Predicate<Arm> which) {
        return arms.stream()
                .filter(which)
                .map(Arm::when)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String words(Set<When> whens) {
        return whens.stream()
                .map(when -> when.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }
}
