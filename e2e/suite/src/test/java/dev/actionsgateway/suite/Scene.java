package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.Annotations;
import dev.actionsgateway.cluster.Cluster;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway in a cluster and its GitHub, made once for all test classes of a run, and ways to look
/// at both.
record Scene(Tenant tenant, Runs runs) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scene.class);

    /// From what settles the end of a job until GitHub has been told of it.
    static final Duration PROMISED = Duration.ofSeconds(60);

    /// A job in the midst of its step.
    record Working(long run, Pod worker) {}

    /// What GitHub was told of the end of a run's only job.
    ///
    /// @param why what stands beside the job
    record Told(String conclusion, String why) {}

    static Scene in(Cluster.WithNodes cluster) throws Exception {
        var github = SimulatedGitHub.in(cluster);
        return new Scene(Tenant.in(cluster, github), new Runs(github));
    }

    /// Starts a workflow of one job whose step says `working`, and waits for that.
    Working working(String workflow) throws InterruptedException {
        long run = runs.start(workflow);
        await("its step works", () -> runs.log(runs.onlyJob(run)).contains("working"));
        return new Working(run, workersOf(run).getFirst());
    }

    /// What GitHub is told of a run's only job: from now on within the time that is promised.
    Told told(long run) throws InterruptedException {
        return told(run, PROMISED);
    }

    /// The same within another time.
    Told told(long run, Duration limit) throws InterruptedException {
        var since = runs.control.now();
        var page = runs.ended(run, limit);
        page.run()
                .state()
                .completedAt()
                .ifPresent(at ->
                        LOG.atInfo()
                                .addKeyValue("run", run)
                                .addKeyValue("took", Duration.between(since, at))
                                .log("GitHub was told"));
        var why =
                page.jobs().getFirst().annotations().stream()
                        .map(each -> each.title() + ": " + each.message())
                        .collect(Collectors.joining("\n"));
        return new Told(page.run().state().conclusion().orElse("none"), why);
    }

    /// The worker pods of a run that are there.
    List<Pod> workersOf(long run) {
        return tenant.workers().stream()
                .filter(pod ->
                        Long.toString(run)
                                .equals(pod.getMetadata().getAnnotations().get(Annotations.RUN_ID)))
                .toList();
    }

    void nothingIsViolated() throws InterruptedException {
        assertThat(runs.control.checks().violations()).isEqualTo(List.of());
    }

    static void await(String what, Callable<Boolean> condition) {
        await(what, condition, Tenant.LIMIT);
    }

    static void await(String what, Callable<Boolean> condition, Duration limit) {
        Awaitility.await(what).atMost(limit).pollInterval(Duration.ofMillis(300)).until(condition);
    }

    @Override
    public void close() throws IOException {
        runs.close();
    }
}
