package dev.actionsgateway.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// The wrapper's judgement, without a process and without waiting.
class CourseTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(6),
                    Optional.empty());

    private final List<Order> orders = new ArrayList<>();
    private Course course = Course.begin(LIMITS, START);

    private void at(long second, Event event) {
        var step = course.on(event, START.plusSeconds(second));
        course = step.next();
        orders.addAll(step.orders());
    }

    private long wakesAt() {
        return Duration.between(START, course.wakeAt()).toSeconds();
    }

    @Test
    void aJobThatIsNotTakenInTimeIsKilled() {
        assertThat(wakesAt()).isEqualTo(30);
        at(29, new Event.Passed());
        assertThat(orders).isEmpty();

        at(30, new Event.Passed());

        assertThat(orders).containsExactly(Order.KILL);
        assertThat(Verdict.of(course, OptionalInt.of(137))).isEqualTo(Verdict.MESSAGE_NOT_ACCEPTED);
    }

    @Test
    void aCancelIsAMessageThenASignalThenAnEnd() {
        at(1, new Event.Accepted());
        at(100, new Event.CancelAsked(Duration.ZERO));
        assertThat(orders).containsExactly(Order.TELL_CANCEL);
        assertThat(wakesAt()).isEqualTo(155);

        at(155, new Event.Passed());
        assertThat(wakesAt()).isEqualTo(160);
        at(160, new Event.Passed());

        assertThat(orders).containsExactly(Order.TELL_CANCEL, Order.TERMINATE, Order.KILL);
        assertThat(course.wakeAt()).isEqualTo(Instant.MAX);
    }

    @Test
    void aCancelMayGiveMoreTimeButNotLess() {
        at(1, new Event.Accepted());

        at(100, new Event.CancelAsked(Duration.ofMinutes(5)));

        assertThat(wakesAt()).isEqualTo(100 + 300 - 5);
    }

    @Test
    void aCancelBeforeTheJobIsTakenWaitsForIt() {
        at(1, new Event.CancelAsked(Duration.ZERO));
        assertThat(orders).isEmpty();

        at(2, new Event.Accepted());

        assertThat(orders).containsExactly(Order.TELL_CANCEL);
    }

    @Test
    void aShutdownAfterACancelIsASignalAtOnceAndNeverASecondMessage() {
        at(1, new Event.Accepted());
        at(10, new Event.CancelAsked(Duration.ofMinutes(5)));

        at(20, new Event.ShutdownAsked());
        at(21, new Event.ShutdownAsked());

        assertThat(orders).containsExactly(Order.TELL_CANCEL, Order.TERMINATE);
        assertThat(wakesAt()).isEqualTo(45);
    }

    @Test
    void aCancelAfterAShutdownChangesNothing() {
        at(1, new Event.Accepted());
        at(10, new Event.ShutdownAsked());

        at(11, new Event.CancelAsked(Duration.ofMinutes(5)));

        assertThat(orders).containsExactly(Order.TELL_SHUTDOWN);
        assertThat(wakesAt()).isEqualTo(10 + 25 - 5);
    }

    @Test
    void aWorkerThatDoesNotEndAfterItsReportIsKilledAndMayHaveReported() {
        at(1, new Event.Accepted());
        at(50, new Event.EndSeen());
        assertThat(wakesAt()).isEqualTo(50 + 360);

        at(410, new Event.Passed());

        assertThat(orders).containsExactly(Order.KILL);
        assertThat(Verdict.of(course, OptionalInt.of(137))).isEqualTo(Verdict.WORKER_HUNG);
        assertThat(Verdict.WORKER_HUNG.reported()).isEqualTo(Verdict.Reported.UNKNOWN);
    }

    @Test
    void aResultCountsWhateverWasDoneToTheWorker() {
        at(1, new Event.Accepted());
        at(10, new Event.ShutdownAsked());
        at(30, new Event.Passed());

        assertThat(Verdict.of(course, OptionalInt.of(102))).isEqualTo(Verdict.FAILED);
        assertThat(Verdict.of(course, OptionalInt.of(143))).isEqualTo(Verdict.STOPPED_BY_FORCE);
        assertThat(Verdict.of(course, OptionalInt.empty())).isEqualTo(Verdict.STOPPED_BY_FORCE);
    }

    @Test
    void aLimitOfTheJobIsACancel() {
        var limited =
                new Limits(
                        LIMITS.accept(),
                        LIMITS.grace(),
                        LIMITS.cancel(),
                        LIMITS.watchdog(),
                        Optional.of(Duration.ofHours(6)));
        course = Course.begin(limited, START);
        at(1, new Event.Accepted());
        assertThat(wakesAt()).isEqualTo(6 * 3600);

        at(6 * 3600, new Event.Passed());

        assertThat(orders).containsExactly(Order.TELL_CANCEL);
        assertThat(course.stop().map(Stop::cause)).contains(Stop.Cause.TIME_LIMIT);
    }
}
