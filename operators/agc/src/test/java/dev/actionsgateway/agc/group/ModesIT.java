package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.job.NotStarted;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.githubsim.client.NewFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not known about GitHub is switched; a group must pass either way.
class ModesIT {
    @TempDir Path folder;
    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder, 20);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private Optional<String> conclusion(long run) throws InterruptedException {
        return bench.github.ended(run).run().state().conclusion();
    }

    private void threeJobsInTurn() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            long run = bench.github.dispatch(Workflows.HELLO);
            assertThat(conclusion(run)).contains("success");
        }
        assertThat(bench.workers.started).hasSize(3);
        bench.leaveNothing();
    }

    @ParameterizedTest
    @CsvSource({
        "registeredAfterJob, reused",
        "registeredAfterJob, replaced",
        "registeredAfterJob, removed",
        "sessionAfterJob, refused",
        "busyOffers, offered",
        "acknowledge, asked",
        "lostWrite, lost",
        "repeatedAcquire, idempotent",
        "encryption, runner-form",
        "encryption, prefixed-form",
        "fipsRequired, false",
        "byteOrderMark, true",
        "leaseLostAnswer, unauthorized"
    })
    void jobsRunInTurnOnOneSeat(String mode, String value) throws InterruptedException {
        bench.github.control.change(Map.of(mode, value));
        bench.start(1, 1);

        threeJobsInTurn();
    }

    @Test
    void jobsThatAreQueuedWhileASeatListensReachItWhereLaterSessionsGetNone()
            throws InterruptedException {
        bench.github.control.change(Map.of("deliveryTo", "sessions-at-queue-time"));
        var group = bench.start(1, 1);
        Bench.await("one seat listens", () -> group.view().polling() == 1);

        threeJobsInTurn();
    }

    @ParameterizedTest
    @CsvSource({"idempotent, success, 0", "refused, cancelled, 1"})
    void aClaimWhoseAnswerIsLostIsMadeAgainOrItsSeatWaitsUntilGitHubLetsGo(
            String repeated, String conclusion, int quarantined) throws InterruptedException {
        bench.github.control.change(
                Map.of("repeatedAcquire", repeated, "unstartedCancel", "PT10S"));
        bench.github.control.addFault(lostClaim());
        bench.start(1, 1);

        long lost = bench.github.dispatch(Workflows.HELLO);
        long next = bench.github.dispatch(Workflows.HELLO);

        assertThat(conclusion(lost)).contains(conclusion);
        assertThat(conclusion(next)).contains("success");
        assertThat(bench.heard(Event.Quarantined.class)).hasSize(quarantined);
        bench.leaveNothing();
    }

    @Test
    void theRunOfALostClaimIsFoundByItsRunnersName() throws InterruptedException {
        bench.scope = "/acme/widgets";
        bench.github.control.change(
                Map.of("repeatedAcquire", "refused", "unstartedCancel", "PT10S"));
        bench.github.control.addFault(lostClaim());
        bench.start(1, 1);

        long lost = bench.github.dispatch(Workflows.HELLO);

        assertThat(conclusion(lost)).contains("cancelled");
        assertThat(bench.heard(Event.Traced.class))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.run()).startsWith("acme/widgets run " + lost + ", job "));
        bench.leaveNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignment", "acquire", "conclusion"})
    void jobsRunInTurnOnRecordsForOneJobEach(String spent) throws InterruptedException {
        bench.github.control.change(Map.of("jitSpent", spent));
        bench.lifespan = Lifespan.ONE_JOB;
        bench.start(1, 1);

        threeJobsInTurn();
    }

    @ParameterizedTest
    @CsvSource({
        "cancelMessage, repeated",
        "busyOffers, offered",
        "registeredAfterJob, removed",
        "encryption, runner-form"
    })
    void aCancelledRunEndsCancelled(String mode, String value) throws InterruptedException {
        bench.github.control.change(Map.of(mode, value));
        bench.start(2, 2);
        long run = bench.github.dispatch(Workflows.LONG);
        Bench.await("the worker runs", () -> !bench.workers.started.isEmpty());

        bench.github.control.cancel(run);

        assertThat(conclusion(run)).contains("cancelled");
        assertThat(bench.heard(Event.CancelSeen.class)).hasSize(1);
        bench.leaveNothing();
    }

    @ParameterizedTest
    @CsvSource({"honoured, failure, 0", "unauthorized, cancelled, 1", "ignored, cancelled, 1"})
    void theEndThatWeTellIsBelievedOrTheRunIsCancelled(
            String completion, String conclusion, int refused) throws InterruptedException {
        bench.github.control.change(Map.of("gatewayCompletion", completion));
        var group = bench.start(1, 1);
        bench.workers.instead =
                Optional.of(new Workers.Start.Refused(NotStarted.IMAGE, "no such image"));

        long run = bench.github.dispatch(Workflows.HELLO);

        assertThat(conclusion(run)).contains(conclusion);
        Bench.await(
                "it is said", () -> bench.heard(Event.ConclusionRefused.class).size() == refused);
        assertThat(group.view().refusedEnd().stream()).hasSize(refused);
        bench.leaveNothing();
    }

    private static NewFault lostClaim() {
        return new NewFault(
                "POST",
                "**/acquirejob",
                1,
                Duration.ZERO,
                NewFault.Moment.AFTER,
                new NewFault.Kind.Resets());
    }
}
