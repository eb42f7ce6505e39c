package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Variant;
import dev.actionsgateway.githubsim.page.View;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway in a cluster takes jobs from GitHub, simulated, and runs them in pods.
@OnCluster(Variant.BRIDGE)
class GatewayIT {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayIT.class);
    private static final String SANDBOXED = "runtimeClassName: gvisor\n" + Tenant.WORKER;
    private static final String HIDDEN = "a-token-that-nobody-may-see";

    private static Scene scene;
    private static WorkerEndings endings;

    @BeforeAll
    static void begin(Cluster.WithNodes cluster) throws Exception {
        scene = Scene.in(cluster);
        scene.runs().secret("DEPLOY_TOKEN", HIDDEN);
        endings = new WorkerEndings(cluster.client());
    }

    @AfterEach
    void nothingIsViolated() throws InterruptedException {
        scene.nothingIsViolated();
    }

    @AfterAll
    static void end() throws Exception {
        endings.close();
        scene.close();
    }

    @Test
    void aWorkflowTurnsGreenAndItsPodsAndSecretsAreCollected() throws InterruptedException {
        long run = scene.runs().start(TestWorkflows.CI);

        var ended = scene.runs().ended(run, Tenant.LIMIT);
        assertThat(ended.run().state().conclusion()).contains("success");
        assertThat(ended.jobs())
                .hasSize(4)
                .allSatisfy(job -> assertThat(job.state().conclusion()).contains("success"));
        var log = new StringBuilder();
        for (var job : ended.jobs()) {
            log.append(stepsOf(job));
        }
        assertThat(log.toString())
                .contains("unit is fine", "api is fine", "released 1.0", "the token is ***")
                .doesNotContain(HIDDEN);
        Scene.await("every pod has ended with 0", () -> endings.ofRun(run).size() == 4);
        assertThat(endings.ofRun(run)).containsOnly(0);
        Scene.await(
                "pods and Secrets are gone",
                () -> scene.workersOf(run).isEmpty() && scene.tenant().records().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"roomy", "sandboxed"})
    void aRunThatIsCancelledInMidStepEndsCancelledAndTidiesUp(String group)
            throws InterruptedException {
        scene.tenant().addGroup(group, group.equals("sandboxed") ? SANDBOXED : Tenant.WORKER);
        var working = scene.working(TestWorkflows.endless(group));
        var asked = scene.runs().control.now();

        scene.runs().control.cancel(working.run());

        assertThat(scene.told(working.run()).conclusion()).isEqualTo("cancelled");
        var job = scene.runs().onlyJob(working.run());
        assertThat(scene.runs().log(job)).contains("interrupted", "tidied up");
        LOG.atInfo()
                .addKeyValue("group", group)
                .addKeyValue("took", Duration.between(asked, ended("Work", job)))
                .log("from the cancel at GitHub to the end of the step");
    }

    private static Instant ended(String step, View.JobPage job) {
        return job.steps().stream()
                .filter(each -> each.name().equals(step))
                .findFirst()
                .flatMap(each -> each.state().completedAt())
                .orElseThrow();
    }

    @Test
    void aJobOutlivesItsControllerAndEndsOnce() throws InterruptedException {
        var working = scene.working(TestWorkflows.waiting(Tenant.GROUP));
        var killed = scene.tenant().controllers().getFirst();

        scene.tenant().kill(killed);

        Scene.await("the next controller serves", () -> isAnotherReady(killed));
        assertThat(scene.workersOf(working.run()))
                .extracting(pod -> pod.getMetadata().getUid())
                .containsExactly(working.worker().getMetadata().getUid());
        scene.tenant().touch(working.worker(), TestWorkflows.MAY_GO);
        assertThat(scene.told(working.run()).conclusion()).isEqualTo("success");
        assertThat(scene.runs().onlyJob(working.run()).run().attempt()).isEqualTo(1);
    }

    private static String stepsOf(View.Job job) throws InterruptedException {
        var page = scene.runs().job(job.id());
        assertThat(page.steps())
                .isNotEmpty()
                .allSatisfy(step -> {
                    assertThat(step.name()).isNotBlank();
                    assertThat(step.state().startedAt()).isPresent();
                    assertThat(step.state().completedAt()).isPresent();
                });
        return scene.runs().log(page);
    }

    private static boolean isAnotherReady(Pod killed) {
        return scene.tenant().controllers().stream()
                .filter(pod -> !pod.getMetadata().getUid().equals(killed.getMetadata().getUid()))
                .anyMatch(Readiness.getInstance()::isReady);
    }
}
