package dev.actionsgateway.agc.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.NotStarted;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.job.Workers.Removal;
import dev.actionsgateway.agc.job.Workers.Start;
import dev.actionsgateway.agc.pod.Jobs;
import dev.actionsgateway.agc.pod.Platform;
import dev.actionsgateway.api.gateway.SecurityProfile;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.api.group.WorkerSpec;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.kit.Nursery;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// The test plays the kubelet: there is none beside a lone API server.
@OnCluster
class PodWorkersIT {
    private static final String RUNNER = "ag-1-a-0";

    private final PodCache cache = new PodCache();
    private Tenant tenant;

    @BeforeEach
    void make(ApiServer server, TestInfo info) {
        var labels = Map.of("pod-security.kubernetes.io/enforce", "restricted");
        tenant = Tenant.of(server, "workers", info, labels);
        cache.watch(tenant.client(), tenant.namespace(), "acme");
    }

    @AfterEach
    void close() {
        cache.close();
        tenant.close();
    }

    @Test
    void makesAWorkerThatTheRestrictedStandardAllowsAndFindsItAgain() throws Exception {
        var workers = workers(Map.of(), "10m");
        var held = held("r-1");

        var first = workers.start(held, RUNNER, Tenant.soon());
        var again = workers.start(held, RUNNER, Tenant.soon());

        assertThat(first).isInstanceOf(Start.Started.class).isEqualTo(again);
    }

    @Test
    void saysWhoseTheWorkerOfAFanOutIs() throws Exception {
        var workers = workers(Map.of(), "10m");
        var winner = held("r-1");
        var loser = held("r-2");
        var started = (Start.Started) workers.start(winner, RUNNER, Tenant.soon());

        var second = workers.start(loser, RUNNER, Tenant.soon());

        assertThat(second).isEqualTo(new Start.TakenBy(started.worker(), winner.record()));
    }

    @Test
    void tellsWhatTheStandardRefuses() throws Exception {
        var privileged =
                Map.<String, Object>of(
                        "spec",
                        Map.of(
                                "containers",
                                List.of(
                                        Map.of(
                                                "name",
                                                "runner",
                                                "securityContext",
                                                Map.of("privileged", true)))));

        var start = workers(privileged, "10m").start(held("r-1"), RUNNER, Tenant.soon());

        assertThat(start)
                .isInstanceOfSatisfying(
                        Start.Refused.class,
                        refused -> {
                            assertThat(refused.cause()).isEqualTo(NotStarted.TEMPLATE);
                            assertThat(refused.why()).contains("privileged");
                        });
    }

    @Test
    void tellsAPolicyFromABadTemplate() throws Exception {
        var hostPath =
                Map.<String, Object>of(
                        "spec",
                        Map.of(
                                "volumes",
                                List.of(Map.of("name", "host", "hostPath", Map.of("path", "/")))));

        var start = workers(hostPath, "10m").start(held("r-1"), RUNNER, Tenant.soon());

        assertThat(start)
                .isInstanceOfSatisfying(
                        Start.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(NotStarted.ADMISSION));
    }

    @Test
    void losesARaceForTheQuota() throws Exception {
        quota("{pods: 0}");

        var start = workers(Map.of(), "10m").start(held("r-1"), RUNNER, Tenant.soon());

        assertThat(start)
                .isInstanceOfSatisfying(
                        Start.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(NotStarted.QUOTA));
    }

    @Test
    void hearsFromTheWorkerHowItEnded() throws Exception {
        var workers = workers(Map.of(), "10m");
        var worker = started(workers, "r-1");
        try (var nursery = Nursery.open("test")) {
            var end = nursery.fork("await", () -> workers.await(worker));

            status(
                    worker,
                    """
                    phase: Succeeded
                    containerStatuses:
                      - name: runner
                        image: x
                        imageID: x
                        ready: false
                        restartCount: 0
                        state:
                          terminated:
                            exitCode: 0
                            message: '{"v":1,"phase":"ended","reason":"succeeded","reported":"yes"}'
                    """);

            assertThat(end.get(20, TimeUnit.SECONDS))
                    .isEqualTo(new WorkerEnd.Reported("succeeded"));
        }
    }

    @Test
    void tellsARunningWorkerToStopByItsAnnotation() throws Exception {
        var workers = workers(Map.of(), "10m");
        var worker = started(workers, "r-1");
        status(worker, running());

        workers.cancel(worker, cancellation(), Tenant.soon());

        assertThat(pod(worker).getMetadata().getAnnotations())
                .containsEntry("actionsgateway.dev/control", "PT5M")
                .doesNotContainKey("actionsgateway.dev/deletion-reason");
    }

    @Test
    void removesAPendingWorkerWhoseJobIsCancelled() throws Exception {
        var workers = workers(Map.of(), "10m");
        var worker = started(workers, "r-1");
        try (var nursery = Nursery.open("test")) {
            var end = nursery.fork("await", () -> workers.await(worker));

            workers.cancel(worker, cancellation(), Tenant.soon());

            assertThat(end.get(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            WorkerEnd.NeverStarted.class,
                            never -> assertThat(never.cause()).isEqualTo(NotStarted.CANCELED));
        }
    }

    @Test
    void removesAWorkerAndSaysOnItWhy() throws Exception {
        var workers = workers(Map.of(), "10m");
        var worker = started(workers, "r-1");
        status(worker, running());
        try (var nursery = Nursery.open("test")) {
            var end = nursery.fork("await", () -> workers.await(worker));

            workers.remove(worker, Removal.LEASE_LOST, Tenant.soon());

            assertThat(end.get(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            WorkerEnd.Died.class,
                            died -> assertThat(died.why()).contains("LEASE_LOST"));
        }
    }

    @Test
    void givesUpAWorkerThatStaysPending() throws Exception {
        var workers = workers(Map.of(), "10s");
        var worker = started(workers, "r-1");

        var end = workers.await(worker);

        assertThat(end)
                .isInstanceOfSatisfying(
                        WorkerEnd.NeverStarted.class,
                        never -> assertThat(never.cause()).isEqualTo(NotStarted.PENDING_TOO_LONG));
    }

    @Test
    void saysThatAWorkerNobodyMadeHasVanished() throws Exception {
        var end = workers(Map.of(), "10m").await(new WorkerName("worker-nobody"));

        assertThat(end)
                .isInstanceOfSatisfying(
                        WorkerEnd.Died.class,
                        died -> assertThat(died.cause()).isEqualTo(WorkerEnd.Death.VANISHED));
    }

    private WorkerName started(PodWorkers workers, String request) throws InterruptedException {
        return ((Start.Started) workers.start(held(request), RUNNER, Tenant.soon())).worker();
    }

    private PodWorkers workers(Map<String, Object> template, String pending) {
        var spec =
                RunnerGroupSpec.of("acme", List.of("self-hosted"))
                        .withWorker(new WorkerSpec(template, null, null, null, pending, null));
        var platform =
                new Platform(
                        "runner:1",
                        "wrapper:1",
                        "acme-worker",
                        "https://github.com/acme",
                        Map.of(),
                        Optional.empty(),
                        SecurityProfile.RESTRICTED);
        var records = new JobSecrets(tenant.client(), tenant.calls(), tenant.owner("a"), () -> "x");
        return new PodWorkers(
                new PodCalls(tenant.client(), tenant.calls(), tenant.namespace()),
                cache,
                tenant.owner("a"),
                records,
                () -> new WorkerSettings(platform, spec.effective()),
                InstantSource.system());
    }

    private static Held held(String request) {
        return Jobs.held("a", request, "plan", "job");
    }

    private static Cancellation cancellation() {
        return new Cancellation(held("r-1").job().key().job(), Duration.ofMinutes(5));
    }

    private static String running() {
        return """
        phase: Running
        containerStatuses:
          - {name: runner, image: x, imageID: x, ready: true, restartCount: 0, state: {running: {}}}
        """;
    }

    private void status(WorkerName worker, String status) {
        var pod = pod(worker);
        pod.setStatus(Serialization.unmarshal(status, PodStatus.class));
        tenant.admin().resource(pod).updateStatus();
    }

    private Pod pod(WorkerName worker) {
        return tenant.admin().pods().inNamespace(tenant.namespace()).withName(worker.value()).get();
    }

    private void quota(String hard) {
        var quota =
                Serialization.unmarshal(
                        """
                        apiVersion: v1
                        kind: ResourceQuota
                        metadata: {name: workers, namespace: %s}
                        spec: {hard: %s}
                        status: {hard: %s, used: {pods: 0}}
                        """
                                .formatted(tenant.namespace(), hard, hard),
                        ResourceQuota.class);
        var made = tenant.admin().resource(quota).create();
        quota.getMetadata().setResourceVersion(made.getMetadata().getResourceVersion());
        tenant.admin().resource(quota).updateStatus();
    }
}
