package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Variant;
import io.fabric8.kubernetes.api.model.NodeSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Worker pods that do not live to the end of their job. Where the worker still could, it has told
/// GitHub itself; where it could not, the gateway has.
@OnCluster(Variant.BRIDGE)
class LostWorkerIT {
    /// What a worker says that was asked to stop, and not by GitHub.
    private static final String SHUTDOWN = "received a shutdown signal";

    private static final String FILL = "head -c 600M /dev/zero > %s/full; echo full; sleep 600";

    private static final String THIRSTY =
            """
            template:
              spec:
                containers:
                  - name: runner
                    resources: {requests: {cpu: 50m, memory: 128Mi}, limits: {memory: 384Mi}}
                    volumeMounts: [{name: scratch, mountPath: /scratch}]
                volumes:
                  - {name: scratch, emptyDir: {medium: Memory}}
            """;

    private static final String HOARDING =
            """
            template:
              spec:
                containers:
                  - name: runner
                    resources:
                      requests: {cpu: 50m, memory: 128Mi}
                      limits: {memory: 512Mi, ephemeral-storage: 300Mi}
            """;

    private static Scene scene;

    @BeforeAll
    static void begin(Cluster.WithNodes cluster) throws Exception {
        scene = Scene.in(cluster);
    }

    @AfterEach
    void nothingIsViolated() throws InterruptedException {
        scene.nothingIsViolated();
    }

    @AfterAll
    static void end() throws Exception {
        scene.close();
    }

    @Test
    void aPodThatIsRemovedByForceFailsItsJobAsDeleted() throws InterruptedException {
        var working = scene.working(TestWorkflows.endless(Tenant.GROUP));

        scene.tenant().kill(working.worker());

        var told = scene.told(working.run());
        assertThat(told.conclusion()).isEqualTo("failure");
        assertThat(told.why()).contains("deleted");
    }

    @Test
    void aPodThatIsDeletedHasTimeToFailItsJobItself() throws InterruptedException {
        var working = scene.working(TestWorkflows.endless(Tenant.GROUP));

        scene.tenant().client().pods().resource(working.worker()).delete();

        var told = scene.told(working.run());
        assertThat(told.conclusion()).isEqualTo("failure");
        assertThat(told.why()).contains(SHUTDOWN);
    }

    @Test
    void aPodOfADrainedNodeFailsItsJobAndANodeThatIsBackTakesTheNext() throws InterruptedException {
        var working = scene.working(TestWorkflows.endless(Tenant.GROUP));
        var node = working.worker().getSpec().getNodeName();

        try {
            edit(node, spec -> spec.setUnschedulable(true));
            scene.tenant().client().pods().resource(working.worker()).evict();

            var told = scene.told(working.run());
            assertThat(told.conclusion()).isEqualTo("failure");
            assertThat(told.why()).contains(SHUTDOWN);
        } finally {
            edit(node, spec -> spec.setUnschedulable(false));
        }
        long next = scene.runs().start(TestWorkflows.hello(Tenant.GROUP));
        assertThat(scene.told(next).conclusion()).isEqualTo("success");
    }

    @Test
    void aPodThatUsesTooMuchMemoryFailsItsJobWithItsLimit() throws InterruptedException {
        scene.tenant().addGroup("thirsty", THIRSTY);

        long run = scene.runs().start(TestWorkflows.of("thirsty", FILL.formatted("/scratch")));

        var told = scene.told(run, Tenant.LIMIT);
        assertThat(told.conclusion()).isEqualTo("failure");
        assertThat(told.why()).contains("more memory than its limit of 384Mi");
        Scene.await(
                "an Event says so at the group",
                () -> scene.tenant().eventsOf("thirsty").contains("OutOfMemory"));
    }

    @Test
    void aPodThatFillsTheDiskIsEvictedAndItsJobFailsSo() throws InterruptedException {
        scene.tenant().addGroup("hoarding", HOARDING);

        long run = scene.runs().start(TestWorkflows.of("hoarding", FILL.formatted("/tmp")));

        var told = scene.told(run, Tenant.LIMIT);
        assertThat(told.conclusion()).isEqualTo("failure");
        assertThat(told.why()).contains("Its node evicted it", "ephemeral");
    }

    private static void edit(String node, Consumer<NodeSpec> change) {
        scene.tenant()
                .client()
                .nodes()
                .withName(node)
                .edit(now -> {
                    change.accept(now.getSpec());
                    return now;
                });
    }
}
