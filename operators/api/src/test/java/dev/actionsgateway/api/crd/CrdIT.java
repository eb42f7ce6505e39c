package dev.actionsgateway.api.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.api.group.ListenerStatus;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.api.group.RunnerGroupStatus;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.CustomResources;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Variant;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The schemas as a real API server takes them.
@OnCluster(Variant.BRIDGE)
class CrdIT {

    private static final RunnerGroupSpec PLAIN = RunnerGroupSpec.of("acme", List.of("linux"));
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @BeforeAll
    static void install(ApiServer server) {
        CustomResources.install(server.client());
    }

    @Test
    void everyRuleRefusesItsInputSaysWhyAndTakesTheNeighbour(ApiServer server) {
        assertThat(RuleTable.rows())
                .allSatisfy(row -> {
                    assertThatThrownBy(() -> tried(server, row.refused()))
                            .as(row.rule())
                            .isInstanceOf(KubernetesClientException.class)
                            .hasMessageContaining(row.message());
                    assertThat(tried(server, row.taken()).getKind()).as(row.rule()).isNotEmpty();
                });
    }

    @Test
    void defaultsAreFilledInAndAreThoseOfTheRecords(ApiServer server) {
        RunnerGroup stored = create(server, "defaults", PLAIN);

        assertThat(stored.getSpec().maxListeners()).isEqualTo(10);
        assertThat(stored.getSpec().standbyListeners()).isZero();
        assertThat(stored.getSpec().maxWorkers()).isNull();
        assertThat(stored.getSpec().effective()).isEqualTo(PLAIN.effective());
    }

    @Test
    void aFieldOfANewerVersionIsKeptInTheTemplateAndIgnoredElsewhere(ApiServer server) {
        tried(
                server,
                RuleTable.group(
                        "worker: {template: {spec: {containers: [{name: runner, later: {x: 1}}]}}}"));

        RunnerGroup read =
                Serialization.unmarshal(
                        RuleTable.group(
                                "later: 1, worker: {later: 1, template: {spec: {later: {x: 1}}}}"),
                        RunnerGroup.class);

        assertThat(Serialization.asYaml(read)).contains("later").doesNotContain("  later: 1");
        assertThat(read.getSpec().effective().gateway()).contains("acme");
    }

    @Test
    void theGatewayOfAGroupCannotBeChanged(ApiServer server) {
        RunnerGroup stored = create(server, "immutable", PLAIN);
        stored.setSpec(stored.getSpec().servedBy("other"));

        assertThatThrownBy(() -> server.client().resource(stored).update())
                .hasMessageContaining("spec.gatewayRef.name is acme and cannot become other");
    }

    @Test
    void aStatusIsReadBackAsItWasWritten(ApiServer server) {
        RunnerGroup stored = create(server, "status", PLAIN);

        server.client().resource(RunnerGroup.statusOf(stored, status())).patchStatus();

        RunnerGroup read = server.client().resource(stored).get();
        assertThat(read.getStatus()).isEqualTo(status());
        assertThat(read.getSpec().maxListeners()).isEqualTo(10);
    }

    @Test
    void aListShowsItsColumns(ApiServer server) throws Exception {
        RunnerGroup stored = create(server, "columns", PLAIN);
        server.client().resource(RunnerGroup.statusOf(stored, status())).patchStatus();

        assertThat(Tables.row(server.client(), "default", "columns"))
                .containsEntry("Gateway", "acme")
                .containsEntry("Listeners", "1")
                .containsEntry("Active", "2")
                .containsEntry("Ready", "True")
                .containsEntry("Reason", "SessionsOnline")
                .containsKeys("Pending", "Max", "Age");
    }

    private static RunnerGroupStatus status() {
        Observation ready =
                Observation.healthy(ConditionType.READY, Reason.SESSIONS_ONLINE, "one session");
        return new RunnerGroupStatus(
                1L,
                new ListenerStatus(1, 1, NOON),
                2,
                0,
                null,
                Conditions.merge(List.of(), List.of(ready), 1, NOON));
    }

    private static RunnerGroup create(ApiServer server, String name, RunnerGroupSpec spec) {
        return server.client().resource(RunnerGroup.of("default", name, spec)).create();
    }

    private static GenericKubernetesResource tried(ApiServer server, String yaml) {
        GenericKubernetesResource object =
                Serialization.unmarshal(yaml, GenericKubernetesResource.class);
        return server.client().resource(object).inNamespace("default").dryRun().create();
    }
}
