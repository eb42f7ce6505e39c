package dev.actionsgateway.agc.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.job.WorkerEnd.Death;
import dev.actionsgateway.jobs.Conclusion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingTest {
    private static final WorkerEnd DIED =
            new WorkerEnd.Died(Death.EVICTED, Optional.of(137), "The node ran out of memory.");

    private static Conclusion conclusion(WorkerEnd end, Stop stop) {
        assertThat(Ending.of(end, stop)).isInstanceOf(Ending.Complete.class);
        return ((Ending.Complete) Ending.of(end, stop)).completion().conclusion();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "CANCELED"})
    void whatTheWorkerHasToldNobodyTellsAgain(Stop stop) {
        var ending = Ending.of(new WorkerEnd.Reported("failed"), stop);

        assertThat(ending).isEqualTo(new Ending.WorkerReported());
    }

    @ParameterizedTest
    @EnumSource(names = {"LEASE_LOST", "RUN_BY_OTHER"})
    void ofAJobThatIsNotOursNothingIsSaid(Stop stop) {
        assertThat(Ending.of(DIED, stop)).isEqualTo(new Ending.Nothing());
        assertThat(Ending.of(new WorkerEnd.Reported("x"), stop)).isEqualTo(new Ending.Nothing());
    }

    @Test
    void aDeadWorkersJobFailed() {
        assertThat(conclusion(DIED, Stop.NONE)).isEqualTo(Conclusion.FAILED);
    }

    @Test
    void aDeadWorkersJobThatWasCancelledIsCancelled() {
        assertThat(conclusion(DIED, Stop.CANCELED)).isEqualTo(Conclusion.CANCELED);
    }

    @ParameterizedTest
    @EnumSource(NotStarted.class)
    void aJobThatNeverStartedIsTold(NotStarted cause) {
        var end = new WorkerEnd.NeverStarted(cause, "why");

        assertThat(conclusion(end, Stop.NONE))
                .isEqualTo(cause == NotStarted.CANCELED ? Conclusion.CANCELED : Conclusion.FAILED);
        assertThat(conclusion(end, Stop.CANCELED)).isEqualTo(Conclusion.CANCELED);
    }
}
