package dev.actionsgateway.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.rest.RestBudget.Turn;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestBudgetTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");

    private final ManualClock clock = new ManualClock(NOW);
    private final RestBudget budget = new RestBudget(60, clock);

    @Test
    void asMuchAsAMinuteAllowsIsGivenAtOnce() {
        for (int registration = 0; registration < 12; registration++) {
            assertThat(take(Verb.POST)).isEqualTo(new Turn.In(Duration.ZERO));
        }

        assertThat(budget.left()).isZero();
    }

    @Test
    void whoeverComesLaterGetsATurnInTheOrderOfComing() {
        spend();

        assertThat(take(Verb.POST)).isEqualTo(new Turn.In(Duration.ofSeconds(5)));
        assertThat(take(Verb.GET)).isEqualTo(new Turn.In(Duration.ofSeconds(6)));
        assertThat(take(Verb.DELETE)).isEqualTo(new Turn.In(Duration.ofSeconds(11)));
    }

    @Test
    void aTurnAfterTheDeadlineIsNotTaken() {
        spend();

        var turn = budget.take(Verb.POST, Deadline.after(Duration.ofSeconds(5), clock));

        assertThat(turn).isEqualTo(new Turn.TooLate(Duration.ofSeconds(5)));
        assertThat(take(Verb.GET)).isEqualTo(new Turn.In(Duration.ofSeconds(1)));
    }

    @Test
    void whatIsNotUsedInAMinuteIsNotKeptForTheNext() {
        clock.advance(Duration.ofHours(1));

        assertThat(budget.left()).isEqualTo(60);
    }

    @Test
    void whatWasUsedComesBackBitByBit() {
        spend();

        for (int tick = 0; tick < 3_000; tick++) {
            clock.advance(Duration.ofMillis(1));
            budget.left();
        }

        assertThat(take(Verb.GET)).isEqualTo(new Turn.In(Duration.ZERO));
    }

    @Test
    void nobodyGetsATurnWhileGitHubWantsToBeLeftAlone() {
        budget.learn(reply(429, Map.of("Retry-After", "30")));
        clock.advance(Duration.ofSeconds(10));

        assertThat(take(Verb.GET)).isEqualTo(new Turn.In(Duration.ofSeconds(20)));
    }

    @Test
    void theLastRequestThatIsAllowedSaysSo() {
        var reset = Long.toString(NOW.plusSeconds(45).getEpochSecond());
        budget.learn(reply(200, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset)));

        assertThat(budget.held()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void aShorterWishDoesNotCutALongerOneShort() {
        budget.learn(reply(429, Map.of("Retry-After", "30")));
        budget.learn(reply(429, Map.of("Retry-After", "2")));

        assertThat(budget.held()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aBrokenServerDoesNotStopUsForEver() {
        budget.learn(reply(429, Map.of("Retry-After", "999999999")));

        assertThat(budget.held()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void anUsualAnswerAsksForNothing() {
        budget.learn(reply(200, Map.of("x-ratelimit-remaining", "4999")));
        budget.learn(reply(403, Map.of()));

        assertThat(budget.held()).isZero();
    }

    private void spend() {
        for (int call = 0; call < 60; call++) {
            assertThat(take(Verb.GET)).isEqualTo(new Turn.In(Duration.ZERO));
        }
    }

    private Turn take(Verb verb) {
        return budget.take(verb, Deadline.after(Duration.ofMinutes(1), clock));
    }

    private static Reply reply(int status, Map<String, String> headers) {
        var call = Call.of(Verb.GET, URI.create("https://api.test/x"));
        return new Reply(call, status, headers, new byte[0]);
    }
}
