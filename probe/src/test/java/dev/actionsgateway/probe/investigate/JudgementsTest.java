package dev.actionsgateway.probe.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.jobs.JobId;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.PlanId;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.probe.investigate.Acknowledge.When;
import dev.actionsgateway.probe.investigate.ConclusionBody.Body;
import dev.actionsgateway.probe.investigate.SessionReuse.Seen;
import dev.actionsgateway.probe.lab.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What was seen becomes a verdict, without GitHub.
class JudgementsTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final JobState OPEN =
            new JobState("in_progress", Optional.empty(), Optional.empty());
    private static final JobState FAILED =
            new JobState("completed", Optional.of("failure"), Optional.of("failure"));
    private static final JobState GREEN =
            new JobState("in_progress", Optional.empty(), Optional.of("success"));

    @Test
    void receiptsAreNotNeededWhereEveryArmKeepsItsJob() {
        var arms = List.of(good(When.NEVER, true), good(When.BEFORE, true), good(When.AFTER, true));

        assertThat(Acknowledge.judge(arms)).isEqualTo(new Acknowledge.NotNeeded(false));
    }

    @Test
    void receiptsThatAreRefusedWithoutHarmAreNotTaken() {
        var arms =
                List.of(good(When.NEVER, true), good(When.BEFORE, false), good(When.AFTER, false));

        assertThat(Acknowledge.judge(arms)).isEqualTo(new Acknowledge.NotTaken());
    }

    @Test
    void receiptsAreNeededWhereOnlyArmsWithOneKeepTheirJob() {
        var arms = List.of(bad(When.NEVER), good(When.BEFORE, true), bad(When.AFTER));

        assertThat(Acknowledge.judge(arms)).isEqualTo(new Acknowledge.Needed(Set.of(When.BEFORE)));
    }

    @Test
    void receiptsAreHarmfulWhereOneSpoilsWhatWorksWithout() {
        var arms = List.of(good(When.NEVER, true), bad(When.BEFORE), good(When.AFTER, true));

        assertThat(Acknowledge.judge(arms)).isEqualTo(new Acknowledge.Harmful(Set.of(When.BEFORE)));
        assertThat(Acknowledge.judge(List.of(bad(When.NEVER), bad(When.BEFORE))))
                .isInstanceOf(Undecided.class);
    }

    @Test
    void aJobThatComesAgainSpoilsItsArm() {
        var again = new Acknowledge.Arm(When.NEVER, false, Optional.empty(), true, 1, true, true);
        var arms = List.of(again, good(When.BEFORE, true), good(When.AFTER, true));

        assertThat(Acknowledge.judge(arms))
                .isEqualTo(new Acknowledge.Needed(Set.of(When.BEFORE, When.AFTER)));
    }

    @Test
    void aSessionIsTiedToItsWayWhereTheOtherWayFails() {
        var opened = new Egress.Step("POST session", 1, true, "a session");
        var other = new Egress.Step("GET message", 2, false, "denied");
        var own = new Egress.Step("POST acquirejob", 1, false, "gone");

        assertThat(Egress.judge(new Egress.Sights(List.of(opened), List.of(1, 1))))
                .isEqualTo(new Egress.Free());
        assertThat(Egress.judge(new Egress.Sights(List.of(opened, other), List.of(1, 1))))
                .isEqualTo(new Egress.Tied("GET message", "denied"));
        assertThat(Egress.judge(new Egress.Sights(List.of(opened, own), List.of(1, 1))))
                .isInstanceOf(Undecided.class);
        assertThat(Egress.judge(new Egress.Sights(List.of(opened), List.of(1, 0))))
                .isInstanceOf(Undecided.class);
    }

    @Test
    void aSessionIsReusableOrNotByWhatItsPollsBring() {
        assertThat(reuse(Seen.NOTHING, Seen.JOB, "")).isEqualTo(new SessionReuse.Reusable());
        assertThat(reuse(Seen.JOB, Seen.NOTHING, "")).isEqualTo(new SessionReuse.SeveralAtOnce());
        assertThat(reuse(Seen.NOTHING, Seen.NOTHING, "")).isInstanceOf(Undecided.class);
        assertThat(reuse(Seen.NOTHING, Seen.ENDED, "gone"))
                .isEqualTo(new SessionReuse.RecordSpent("gone"));
        assertThat(
                        SessionReuse.judge(
                                new SessionReuse.Sights(Seen.NOTHING, Seen.ENDED, true, "gone")))
                .isEqualTo(new SessionReuse.OneJobPerSession("gone"));
    }

    @Test
    void deliveryIsBoundToQueueTimeWhereOnlyTheEarlierSessionGetsTheJob() {
        assertThat(Throttling.judge(new Throttling.Sights(Optional.of(SECOND), false)))
                .isEqualTo(new Throttling.Opportunistic(SECOND));
        assertThat(Throttling.judge(new Throttling.Sights(Optional.empty(), true)))
                .isEqualTo(new Throttling.BoundToQueueTime());
        assertThat(Throttling.judge(new Throttling.Sights(Optional.empty(), false)))
                .isInstanceOf(Undecided.class);
    }

    @Test
    void aBodyIsBelievedWhereTheJobFailedAndFalselyGreenWhereTheRunSucceeded() {
        var arms =
                List.of(
                        new ConclusionBody.Arm(Body.CONCLUSION, 204, FAILED),
                        new ConclusionBody.Arm(Body.WITH_STEPS, 204, FAILED),
                        new ConclusionBody.Arm(Body.RESULT, 204, GREEN));

        assertThat(ConclusionBody.judge(arms))
                .isEqualTo(
                        new ConclusionBody.Believed(
                                Set.of(Body.CONCLUSION, Body.WITH_STEPS), Set.of(Body.RESULT)));
        assertThat(ConclusionBody.judge(List.of(new ConclusionBody.Arm(Body.RESULT, 401, OPEN))))
                .isEqualTo(new ConclusionBody.NoneBelieved(List.of(401), Set.of()));
    }

    @Test
    void anOfferIsRepeatedReturnedOrNotSeenAgain() {
        var first = new Redelivery.Coming(NOW, "a");
        var same = new Redelivery.Coming(NOW.plusSeconds(1), "a");
        var other = new Redelivery.Coming(NOW.plusSeconds(120), "b");

        assertThat(Redelivery.judge(List.of(first, same), SECOND))
                .isEqualTo(new Redelivery.Repeated(SECOND));
        assertThat(Redelivery.judge(List.of(first, other), SECOND))
                .isEqualTo(new Redelivery.ReturnedToPool(Duration.ofMinutes(2)));
        assertThat(Redelivery.judge(List.of(first), SECOND))
                .isEqualTo(new Redelivery.NotSeenAgain(SECOND));
    }

    @Test
    void aLockEndsTheJobGivesItAwayOrIsLenient() {
        assertThat(lease(new Renewal.Lost(), false, FAILED)).isInstanceOf(LeaseEnd.Ends.class);
        assertThat(lease(new Renewal.Lost(), true, OPEN)).isInstanceOf(LeaseEnd.GivenAway.class);
        assertThat(lease(new Renewal.Renewed(NOW), false, OPEN))
                .isEqualTo(new LeaseEnd.Lenient(SECOND));
        assertThat(lease(new Renewal.Lost(), false, OPEN)).isInstanceOf(Undecided.class);
    }

    @Test
    void aJobIsOfferedToOneSessionOrSeveralAndClaimedByOneOrSeveral() {
        var none = new FanOut.Share(false, Optional.empty());
        var refused = new FanOut.Share(true, Optional.empty());
        var won = new FanOut.Share(true, Optional.of(key("j")));
        var elsewhere = new FanOut.Share(true, Optional.of(key("k")));

        assertThat(fanOut(none, won)).isEqualTo(new FanOut.OneSession());
        assertThat(fanOut(refused, won)).isEqualTo(new FanOut.OneClaim(2));
        assertThat(fanOut(won, won)).isEqualTo(new FanOut.SeveralClaims(2, true));
        assertThat(fanOut(won, elsewhere)).isInstanceOf(Undecided.class);
        assertThat(fanOut(none, none)).isInstanceOf(Undecided.class);
    }

    @Test
    void aBusySessionHearsACancelOrIsDeaf() {
        var spent = BusyPoll.Spent.ACQUIRE;

        assertThat(BusyPoll.judge(new BusyPoll.Sights(Optional.of(SECOND), 2, spent)))
                .isEqualTo(new BusyPoll.Heard(SECOND, true, spent));
        assertThat(BusyPoll.judge(new BusyPoll.Sights(Optional.empty(), 0, spent)))
                .isEqualTo(new BusyPoll.Deaf(spent));
    }

    private static Acknowledge.Arm good(When when, boolean taken) {
        return new Acknowledge.Arm(
                when,
                false,
                when == When.NEVER ? Optional.empty() : Optional.of(taken),
                true,
                0,
                true,
                true);
    }

    private static Acknowledge.Arm bad(When when) {
        return new Acknowledge.Arm(when, false, Optional.empty(), false, 0, true, false);
    }

    private static Verdict reuse(Seen during, Seen after, String words) {
        return SessionReuse.judge(new SessionReuse.Sights(during, after, false, words));
    }

    private static Verdict lease(Renewal late, boolean elsewhere, JobState state) {
        return LeaseEnd.judge(new LeaseEnd.Sights(SECOND, late, elsewhere, state));
    }

    private static Verdict fanOut(FanOut.Share... shares) {
        return FanOut.judge(new FanOut.Sights(List.of(shares), Optional.of(true)));
    }

    private static JobKey key(String job) {
        return new JobKey(new PlanId("p"), new JobId(job));
    }
}
