package dev.actionsgateway.agc.reap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.job.Workers.Removal;
import dev.actionsgateway.agc.reap.ReapRules.Job;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReapRulesTest {
    private static final ReapRules RULES =
            new ReapRules(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofHours(12));
    private static final String ENDED =
            "phase: Succeeded, containerStatuses: [{name: runner, state: {terminated: {exitCode: 0,"
                    + " finishedAt: '2026-01-02T03:30:00Z'}}}]";
    private static final String RUNNING =
            "phase: Running, containerStatuses: [{name: runner, state: {running: {}}}]";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an ended one in its time,       ended,   HELD,    2026-01-02T03:34:59Z, ''",
        "an ended one after its time,    ended,   UNKNOWN, 2026-01-02T03:35:00Z, TTL",
        "a young one,                    pending, UNKNOWN, 2026-01-02T03:00:59Z, ''",
        "an orphan that waits,           pending, UNKNOWN, 2026-01-02T03:01:00Z, ORPHANED",
        "an orphan that runs,            running, UNKNOWN, 2026-01-02T03:01:00Z, ORPHANED",
        "one that waits,                 pending, HELD,    2026-01-02T03:10:59Z, ''",
        "one that waits for too long,    pending, HELD,    2026-01-02T03:11:00Z, PENDING_TOO_LONG",
        "one that runs,                  running, HELD,    2026-01-02T15:00:59Z, ''",
        "one that runs for too long,     running, HELD,    2026-01-02T15:01:00Z, LIFETIME",
        "one that is being deleted,      deleted, UNKNOWN, 2026-01-02T15:01:00Z, ''"
    })
    void tellsWhatGoes(String name, String state, Job job, Instant now, String why) {
        var pod = pod(state);

        var due = RULES.of(pod, job, now);

        assertThat(due)
                .as(name)
                .isEqualTo(why.isEmpty() ? Optional.empty() : Optional.of(Removal.valueOf(why)));
    }

    private static Pod pod(String state) {
        var status =
                switch (state) {
                    case "ended" -> ENDED;
                    case "running", "deleted" -> RUNNING;
                    default -> "phase: Pending";
                };
        var deleted = state.equals("deleted") ? ", deletionTimestamp: '2026-01-02T03:00:30Z'" : "";
        return Serialization.unmarshal(
                """
                metadata: {name: worker, creationTimestamp: '2026-01-02T03:00:00Z'%s}
                status: {%s}
                """
                        .formatted(deleted, status),
                Pod.class);
    }
}
