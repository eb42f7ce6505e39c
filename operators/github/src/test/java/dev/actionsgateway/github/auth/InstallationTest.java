package dev.actionsgateway.github.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.rest.RestBudget;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.kit.Deadline;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InstallationTest {
    private static final Call CALL = Call.of(Verb.POST, URI.create("https://api.test/x"));

    private final Bench bench = new Bench();
    private final RestBudget budget = new RestBudget(5, bench.clock);
    private final Installation rest =
            new Installation(bench.wire, bench, bench.github, bench.tries, budget);

    @Test
    void aCallBeyondTheBudgetWaitsForItsTurn() throws InterruptedException {
        bench.wire.reply(201, "{}").reply(201, "{}");

        var first = rest.send(CALL, bench.deadline());
        var second = rest.send(CALL, bench.deadline());

        assertThat(first).isInstanceOf(Reply.class);
        assertThat(second).isInstanceOf(Reply.class);
        assertThat(bench.waits.getLast()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aCallWhoseTurnComesTooLateIsNotSentAndSaysWhenToAskAgain() throws InterruptedException {
        bench.wire.reply(201, "{}");
        rest.send(CALL, bench.deadline());

        var late = rest.send(CALL, Deadline.after(Duration.ofSeconds(30), bench.clock));

        assertThat(late)
                .isInstanceOfSatisfying(
                        Answer.None.class,
                        none -> {
                            assertThat(none.failure().cause()).isEqualTo(Cause.RATE_LIMITED);
                            assertThat(none.failure().asked().delay())
                                    .isEqualTo(Duration.ofMinutes(1));
                        });
    }
}
