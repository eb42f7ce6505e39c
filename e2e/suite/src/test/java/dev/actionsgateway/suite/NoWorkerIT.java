package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Variant;
import dev.actionsgateway.githubsim.client.NewFault;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Jobs that are claimed and get no worker: the gateway says so to GitHub.
@OnCluster(Variant.BRIDGE)
class NoWorkerIT {
    /// The kubelet shows why an image is not there only 10 to 15 s after it knows.
    private static final String WORKER =
            """
            pendingPodDeadline: 30s
            template:
              metadata: {labels: {wanted: "%s"}}
              spec:
                containers:
                  - name: runner
                    image: "%s"
                    imagePullPolicy: %s
                    resources: {requests: {cpu: 50m, memory: 64Mi}}
            """;

    private static final String IMAGE = "actions-gateway/runner-sim:dev";

    private static Scene scene;

    @BeforeAll
    static void begin(Cluster.WithNodes cluster) throws Exception {
        scene = Scene.in(cluster);
    }

    @AfterEach
    void nothingIsViolated() throws InterruptedException {
        scene.runs().control.clearFaults();
        scene.nothingIsViolated();
    }

    @AfterAll
    static void end() throws Exception {
        scene.close();
    }

    @Test
    void anImageThatCannotBeNamedSoFailsTheJob() throws InterruptedException {
        scene.tenant()
                .addGroup(
                        "misnamed", WORKER.formatted("yes", "Not/An:Image:At:All", "IfNotPresent"));

        failsBecauseOf("misnamed", "InvalidImageName");
    }

    @Test
    void anImageThatIsNotThereAndMayNotBePulledFailsTheJob() throws InterruptedException {
        scene.tenant().addGroup("absent", WORKER.formatted("yes", "nowhere/absent:dev", "Never"));

        failsBecauseOf("absent", "ErrImageNeverPull");
    }

    @Test
    void anImageThatCannotBePulledFailsTheJobAfterThePodsTimeToStart() throws InterruptedException {
        scene.tenant()
                .addGroup(
                        "unpulled",
                        WORKER.formatted("yes", "127.0.0.1:9/none:dev", "IfNotPresent"));

        failsBecauseOf("unpulled", "127.0.0.1:9/none:dev");
    }

    @Test
    void aPodForWhichThereIsNoNodeFailsItsJobAfterItsTimeToStart() throws InterruptedException {
        scene.tenant()
                .addGroup(
                        "homeless",
                        WORKER.replace("30s", "10s").formatted("yes", IMAGE, "Never")
                                + "    nodeSelector: {nowhere: to-be-found}\n");

        failsBecauseOf("homeless", "No node suits it");
    }

    @Test
    void aRunThatIsCancelledBeforeItsPodRunsEndsCancelled() throws InterruptedException {
        scene.tenant()
                .addGroup("tardy", WORKER.formatted("yes", "127.0.0.1:9/none:dev", "IfNotPresent"));
        long run = scene.runs().start(TestWorkflows.hello("tardy"));
        Scene.await("its pod is there", () -> !scene.workersOf(run).isEmpty());

        scene.runs().control.cancel(run);

        var told = scene.told(run);
        assertThat(told.conclusion()).isEqualTo("cancelled");
        assertThat(told.why()).contains("Job cancelled before it started");
    }

    @Test
    void aPodThatAPolicyRefusesAfterTheClaimFailsTheJobWithThePolicysWords()
            throws InterruptedException {
        scene.tenant().addGroup("unwanted", WORKER.formatted("no", IMAGE, "Never"));
        var policy = scene.tenant().client().resourceList(POLICY);
        policy.serverSideApply();
        Scene.await("the policy holds", NoWorkerIT::isRefused);

        failsBecauseOf("unwanted", "nobody wants such workers");
        policy.delete();
    }

    @Test
    void aQuotaThatFillsUpAfterTheClaimFailsTheJobWithItsName() throws InterruptedException {
        scene.runs()
                .control
                .addFault(
                        new NewFault(
                                "POST",
                                "/run/*/acquirejob",
                                1,
                                Duration.ofSeconds(6),
                                NewFault.Moment.BEFORE,
                                new NewFault.Kind.Slow()));
        long run = scene.runs().start(TestWorkflows.hello(Tenant.GROUP));
        Scene.await("the job is to be claimed", () -> !scene.tenant().records().isEmpty());

        try (var _ = Quota.of(scene.tenant(), "filled-up", "pods", "1")) {
            var told = scene.told(run);
            assertThat(told.conclusion()).isEqualTo("failure");
            assertThat(told.why()).contains("exceeded quota: filled-up");
        }
    }

    private static void failsBecauseOf(String group, String why) throws InterruptedException {
        long run = scene.runs().start(TestWorkflows.hello(group));

        var told = scene.told(run, Scene.PROMISED.plusSeconds(30));
        assertThat(told.conclusion()).isEqualTo("failure");
        assertThat(told.why()).contains(why);
    }

    private static boolean isRefused() {
        var pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withGenerateName("unwanted-")
                        .addToLabels("wanted", "no")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("none")
                        .withImage("nowhere/absent:dev")
                        .withImagePullPolicy("Never")
                        .endContainer()
                        .endSpec()
                        .build();
        var client = scene.tenant().client();
        return catchThrowable(() -> client.resource(client.resource(pod).create()).delete())
                != null;
    }

    /// A trial by dry run does not meet it: it stands for a webhook that changed its mind.
    private static final String POLICY =
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: unwanted}
            spec:
              failurePolicy: Fail
              matchConstraints:
                resourceRules:
                  - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
              matchConditions:
                - {name: in-earnest, expression: "!request.dryRun"}
                - name: marked
                  expression: "has(object.metadata.labels) && object.metadata.labels[?'wanted'].orValue('') == 'no'"
              validations:
                - {expression: "false", message: nobody wants such workers}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: unwanted}
            spec: {policyName: unwanted, validationActions: [Deny]}
            """;
}
