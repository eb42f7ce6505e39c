package dev.actionsgateway.agc.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.group.ListenerStatus;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.api.group.RunnerGroupStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPaceTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");

    private final StatusPace pace = new StatusPace();
    private final RunnerGroup group =
            RunnerGroup.of("team", "builders", RunnerGroupSpec.of("acme", List.of("linux")));

    StatusPaceTest() {
        group.getMetadata().setUid("u-1");
    }

    @Test
    void whatNobodyHasWrittenYetIsWrittenAtOnce() {
        assertThat(pace.due(group, status(1, 0, "True"), NOW)).contains(Duration.ZERO);
    }

    @Test
    void whatIsWrittenAlreadyIsNotWrittenAgain() {
        wrote(status(1, 0, "True"));

        assertThat(pace.due(group, status(1, 0, "True"), NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aConditionThatTurnsIsWrittenAtOnce() {
        wrote(status(1, 0, "True"));

        assertThat(pace.due(group, status(1, 0, "False"), NOW.plusSeconds(1)))
                .contains(Duration.ZERO);
    }

    @Test
    void numbersWaitUntilTenSecondsAfterTheLastWrite() {
        wrote(status(1, 0, "True"));

        assertThat(pace.due(group, status(2, 0, "True"), NOW.plusSeconds(4)))
                .contains(Duration.ofSeconds(6));
        assertThat(pace.due(group, status(2, 0, "True"), NOW.plusSeconds(11)))
                .contains(Duration.ZERO);
    }

    @Test
    void theTimeOfTheLastPollAloneWaitsFiveMinutes() {
        wrote(status(1, 0, "True"));

        assertThat(pace.due(group, status(1, 50, "True"), NOW.plusSeconds(60)))
                .contains(Duration.ofMinutes(4));
    }

    private void wrote(RunnerGroupStatus status) {
        group.setStatus(status);
        pace.wrote(group, NOW);
    }

    private static RunnerGroupStatus status(int sessions, int polled, String ready) {
        return new RunnerGroupStatus(
                1L,
                new ListenerStatus(sessions, sessions, NOW.plusSeconds(polled)),
                0,
                0,
                null,
                List.of(new Condition("Ready", ready, 1L, NOW, "Because", "")));
    }
}
