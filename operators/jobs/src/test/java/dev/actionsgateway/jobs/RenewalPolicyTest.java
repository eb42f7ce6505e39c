package dev.actionsgateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.jobs.RenewalPolicy.Next;
import dev.actionsgateway.jobs.RenewalPolicy.State;
import dev.actionsgateway.jobs.Trouble.Reach;
import dev.actionsgateway.kit.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RenewalPolicyTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(600);
    private static final RandomGenerator RANDOM = new Random(1);
    private static final Renewal UNANSWERED =
            new Renewal.Unanswered(new Trouble("cut", Reach.UNKNOWN, RetryAfter.NONE));

    private final RenewalPolicy policy = RenewalPolicy.USUAL;

    @Test
    void aSuccessIsFollowedByTheNextRenewalAMinuteLater() {
        var next = after(new Renewal.Renewed(UNTIL), new State(NOW, 3, 1), NOW);

        assertThat(next).isEqualTo(new Next.Renew(Duration.ofMinutes(1), new State(UNTIL, 0, 0)));
    }

    @Test
    void aLeaseThatGitHubDoesNotKnowIsLostAtOnce() {
        assertThat(after(new Renewal.Lost(), claimed(), NOW)).isInstanceOf(Next.Lost.class);
    }

    @Test
    void theFirstRefusalOfTheTokenIsForgivenAndTheSecondIsNot() {
        var first = after(new Renewal.TokenRefused(), claimed(), NOW);

        assertThat(first).isInstanceOf(Next.Renew.class);
        assertThat(after(new Renewal.TokenRefused(), ((Next.Renew) first).state(), NOW))
                .isInstanceOf(Next.Lost.class);
    }

    @Test
    void silenceIsRetriedWithinSecondsWhileTheLeaseLasts() {
        var state = claimed();
        for (int i = 0; i < 30; i++) {
            var next = (Next.Renew) after(UNANSWERED, state, NOW);
            assertThat(next.pause()).isLessThanOrEqualTo(Duration.ofSeconds(15));
            state = next.state();
        }
        assertThat(state.failures()).isEqualTo(30);
    }

    @Test
    void silenceUntilAMinuteBeforeTheEndOfTheLeaseIsALoss() {
        assertThat(after(UNANSWERED, claimed(), UNTIL.minusSeconds(60)))
                .isInstanceOf(Next.Lost.class);
    }

    @Test
    void whatGitHubAsksForIsWaited() {
        var trouble =
                new Trouble("429", Reach.NOT_ACTED_ON, new RetryAfter(Duration.ofSeconds(12)));

        var next = (Next.Renew) after(new Renewal.Unanswered(trouble), claimed(), NOW);

        assertThat(next.pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aNewLeaseLastsTenMinutes() {
        assertThat(claimed().lockedUntil()).isEqualTo(UNTIL);
    }

    private static State claimed() {
        return State.claimed(NOW);
    }

    private Next after(Renewal renewal, State state, Instant now) {
        return policy.after(renewal, state, now, RANDOM);
    }
}
