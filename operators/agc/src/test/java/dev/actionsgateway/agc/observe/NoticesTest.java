package dev.actionsgateway.agc.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.pod.Jobs;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.kube.EventText.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {
    private static final Held HELD = Jobs.held("linux", "request", "plan", "job");

    @ParameterizedTest
    @CsvSource({
        "Died, OUT_OF_MEMORY: more than 2Gi, OutOfMemory",
        "Died, VANISHED: nobody saw it end, PodDeleted",
        "Died, CRASHED: it ended with 3, WorkerCrashed",
        "NeverStarted, IMAGE: no such image, ImageNotPulled",
        "NeverStarted, ADMISSION: a policy forbids it, PodRefused"
    })
    void aWorkerThatDidNotEndAsItShouldIsToldWithItsPod(String end, String detail, String reason) {
        var event = ended(end, detail);

        assertThat(Notices.of(event))
                .hasValueSatisfying(notice -> {
                    assertThat(notice.reason().word()).isEqualTo(reason);
                    assertThat(notice.note()).isEqualTo(detail);
                    assertThat(notice.worker()).contains(Names.workerPod("plan", "job"));
                });
    }

    @ParameterizedTest
    @CsvSource({"Reported, succeeded", "NeverStarted, CANCELED: it was cancelled first"})
    void whatHappensWithEveryJobIsNotTold(String end, String detail) {
        assertThat(Notices.of(ended(end, detail))).isEmpty();
    }

    @Test
    void aConditionThatWasWellFromTheStartIsNotTold() {
        assertThat(
                        Notices.between(
                                "linux", List.of(), List.of(condition("CredentialsValid", "True"))))
                .isEmpty();
    }

    @Test
    void aConditionIsToldWhenItTurnsAndWhenItTurnsBack() {
        var well = List.of(condition("QuotaExceeded", "False"));
        var ill = List.of(condition("QuotaExceeded", "True"));

        assertThat(Notices.between("linux", well, ill))
                .extracting(Notice::kind)
                .containsExactly(Kind.WARNING);
        assertThat(Notices.between("linux", ill, ill)).isEmpty();
        assertThat(Notices.between("linux", ill, well))
                .extracting(Notice::kind)
                .containsExactly(Kind.NORMAL);
    }

    private static Event ended(String end, String detail) {
        return new Event.Ended(HELD.seat(), HELD.job(), end, detail, "by us", Duration.ZERO);
    }

    private static Condition condition(String type, String status) {
        return new Condition(
                type, status, 1L, Instant.EPOCH, Reason.QUOTA_EXHAUSTED.word(), "it is so");
    }
}
