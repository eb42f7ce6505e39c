package dev.actionsgateway.agc.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.job.NotStarted;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.job.WorkerEnd.Death;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerEndsTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:00:00Z");
    private static final Patience PATIENCE = Patience.pending(Duration.ofMinutes(10));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    success   | {v: 1, phase: ended, exit: 0, reason: succeeded, reported: yes, workerExit: 100} | succeeded
                    failure   | {v: 1, phase: ended, exit: 102, reason: failed, reported: yes, workerExit: 102}  | failed
                    cancelled | {v: 1, phase: ended, exit: 103, reason: canceled, reported: yes}                 | canceled
                    """)
    void believesAWorkerThatToldGitHub(String name, String words, String result) {
        var pod = ended("exitCode: 102, reason: Error", words, "reason: Evicted");

        assertThat(end(pod)).as(name).isEqualTo(new WorkerEnd.Reported(result));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    out of memory    | exitCode: 137, reason: OOMKilled | {v: 1, phase: running} | ''                 | OUT_OF_MEMORY | its limit of 1Gi
                    a crash          | exitCode: 110, reason: Error | {v: 1, phase: ended, reason: worker-crashed, reported: no, workerExit: 1} | '' | CRASHED | exit code 1
                    silence          | exitCode: 139, reason: Error | ''                     | ''                     | CRASHED       | exit code 139
                    an eviction      | exitCode: 137, reason: Error | {v: 1, phase: running} | reason: Evicted, message: disk is full | EVICTED | disk is full
                    its lifetime     | exitCode: 137, reason: Error | {v: 1, phase: running} | reason: DeadlineExceeded | LIFETIME    | maxLifetime
                    a node shutdown  | exitCode: 137, reason: Error | {v: 1, phase: running} | reason: Terminated     | DELETED       | shut down
                    a preemption     | exitCode: 137, reason: Error | {v: 1, phase: running} | conditions: [{type: DisruptionTarget, status: 'True', reason: PreemptionByScheduler}] | EVICTED | higher priority
                    a drain          | exitCode: 137, reason: Error | {v: 1, phase: running} | conditions: [{type: DisruptionTarget, status: 'True', reason: EvictionByEvictionAPI}] | DELETED | drained
                    """)
    void tellsTheKindsOfDeath(
            String name, String state, String words, String status, Death death, String why) {
        var end = end(ended(state, words, status));

        assertThat(end).as(name).isInstanceOf(WorkerEnd.Died.class);
        assertThat(((WorkerEnd.Died) end).cause()).isEqualTo(death);
        assertThat(((WorkerEnd.Died) end).why()).contains(why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a bad image name    | 0m     | initContainerStatuses: [{name: ag-prepare, state: {waiting: {reason: InvalidImageName, message: no}}}]   | IMAGE
                    a missing image     | 2m1s   | containerStatuses: [{name: runner, state: {waiting: {reason: ImagePullBackOff, message: not found}}}]     | IMAGE
                    a missing ConfigMap | 1m1s   | containerStatuses: [{name: runner, state: {waiting: {reason: CreateContainerConfigError, message: x}}}]   | CONTAINER
                    no node             | 10m    | conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/3 nodes}]          | UNSCHEDULABLE
                    no reason at all    | 10m    | phase: Pending                                                                                          | PENDING_TOO_LONG
                    a failed init       | 0m     | phase: Failed, initContainerStatuses: [{name: ag-prepare, state: {terminated: {exitCode: 120, message: bad}}}] | CONTAINER
                    a start error       | 0m     | containerStatuses: [{name: runner, state: {terminated: {exitCode: 128, reason: StartError, message: no such file}}}] | CONTAINER
                    a full node         | 0m     | phase: Failed, reason: OutOfcpu, message: too little                                                    | UNSCHEDULABLE
                    """)
    void tellsWhyAWorkerNeverRan(String name, String age, String status, NotStarted cause) {
        var pod = pod("", "startTime: 2026-01-02T03:00:00Z, " + status);

        var verdict =
                WorkerEnds.of(
                        pod,
                        PATIENCE,
                        CREATED.plus(
                                Duration.parse("PT" + age.toUpperCase(java.util.Locale.ROOT))));

        assertThat(verdict).as(name).isInstanceOf(Verdict.Ended.class);
        assertThat(((Verdict.Ended) verdict).end())
                .isInstanceOfSatisfying(
                        WorkerEnd.NeverStarted.class,
                        end -> assertThat(end.cause()).isEqualTo(cause));
    }

    @Test
    void waitsForAnImageThatCannotBePulledForAMoment() {
        var pod =
                pod(
                        "",
                        "startTime: 2026-01-02T03:00:30Z, containerStatuses: [{name: runner, state:"
                                + " {waiting: {reason: ErrImagePull, message: timeout}}}]");

        assertThat(WorkerEnds.of(pod, PATIENCE, CREATED.plusSeconds(60)))
                .isEqualTo(
                        new Verdict.Waiting(
                                CREATED.plusSeconds(150),
                                Verdict.Holdup.IMAGE,
                                "Container runner: ErrImagePull: timeout"));
    }

    @Test
    void letsAWorkerRun() {
        var pod =
                pod(
                        "",
                        "phase: Running, containerStatuses: [{name: runner, state: {running:"
                                + " {}}}]");

        assertThat(WorkerEnds.of(pod, PATIENCE, CREATED.plus(Duration.ofHours(9))))
                .isEqualTo(new Verdict.Running());
    }

    @Test
    void takesAPodThatStaysAfterItsDeletionForLostWithItsNode() {
        var pod =
                pod(
                        "deletionTimestamp: 2026-01-02T03:01:00Z",
                        "phase: Running, containerStatuses: [{name: runner, state: {running:"
                                + " {}}}]");

        assertThat(WorkerEnds.of(pod, PATIENCE, CREATED.plusSeconds(80)))
                .isEqualTo(new Verdict.Running());
        assertThat(WorkerEnds.of(pod, PATIENCE, CREATED.plusSeconds(91)))
                .isInstanceOf(Verdict.Ended.class);
    }

    @ParameterizedTest
    @CsvSource({"CANCELED, CANCELED", "PENDING_TOO_LONG, PENDING_TOO_LONG", "ORPHANED, DELETED"})
    void knowsItsOwnRemovals(String reason, NotStarted cause) {
        var pod =
                pod(
                        "annotations: {actionsgateway.dev/deletion-reason: " + reason + "}",
                        "phase: Pending");

        assertThat(WorkerEnds.gone(pod))
                .isInstanceOfSatisfying(
                        WorkerEnd.NeverStarted.class,
                        end -> assertThat(end.cause()).isEqualTo(cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deletionTimestamp: 2026-01-02T03:01:00Z", ""})
    void takesARunningPodThatIsGoneForDeleted(String seen) {
        var pod =
                pod(
                        seen,
                        "phase: Running, containerStatuses: [{name: runner, state: {running:"
                                + " {}}}]");

        assertThat(WorkerEnds.gone(pod))
                .isInstanceOfSatisfying(
                        WorkerEnd.Died.class,
                        end -> assertThat(end.cause()).isEqualTo(Death.DELETED));
    }

    private static WorkerEnd end(Pod pod) {
        return ((Verdict.Ended) WorkerEnds.of(pod, PATIENCE, CREATED.plusSeconds(60))).end();
    }

    private static Pod ended(String state, String words, String status) {
        var message = words.isEmpty() ? "" : ", message: '" + json(words) + "'";
        var containers =
                "containerStatuses: [{name: runner, state: {terminated: {"
                        + state
                        + message
                        + "}}}]";
        return pod("", "phase: Failed, " + containers + (status.isEmpty() ? "" : ", " + status));
    }

    private static String json(String words) {
        return words.replaceAll("([a-zA-Z-]*[a-zA-Z])(?=[:,}])", "\"$1\"");
    }

    private static Pod pod(String metadata, String status) {
        return Serialization.unmarshal(
                """
                metadata: {name: worker, creationTimestamp: "2026-01-02T03:00:00Z"%s}
                spec: {containers: [{name: runner, resources: {limits: {memory: 1Gi}}}]}
                status: {%s}
                """
                        .formatted(metadata.isEmpty() ? "" : ", " + metadata, status),
                Pod.class);
    }
}
