package dev.actionsgateway.agc.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.kube.Tenant;
import dev.actionsgateway.agc.pod.Jobs;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.CustomResources;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Under the rights that the controller has.
@OnCluster
class KubeEventsIT {
    @Test
    void whatIsSaidTwiceOfOneWorkerIsOneEventAtItsGroup(ApiServer server) throws Exception {
        CustomResources.install(server.client());
        try (var tenant = Tenant.in(server, "notices", Map.of());
                var events =
                        new KubeEvents(
                                tenant.client(), "notices", "agc-0", InstantSource.system())) {
            var spec = RunnerGroupSpec.of("acme", List.of("self-hosted"));
            var group = tenant.admin().resource(RunnerGroup.of("notices", "linux", spec)).create();
            var held = Jobs.held("linux", "request", "plan", "job");

            for (int i = 0; i < 3; i++) {
                events.note(new Event.LeaseLost(held.seat(), held.job().key(), "GitHub says no"));
            }

            var written =
                    tenant.admin()
                            .genericKubernetesResources("events.k8s.io/v1", "Event")
                            .inNamespace("notices")
                            .informOnCondition(all ->
                                    all.stream()
                                            .anyMatch(event ->
                                                    says(event, "series", "count").equals("3")))
                            .get(20, TimeUnit.SECONDS);
            assertThat(written)
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(says(event, "type")).isEqualTo("Warning");
                        assertThat(says(event, "reason")).isEqualTo("LeaseLost");
                        assertThat(says(event, "note")).isEqualTo("GitHub says no");
                        assertThat(says(event, "reportingInstance")).isEqualTo("agc-0");
                        assertThat(says(event, "regarding", "uid"))
                                .isEqualTo(group.getMetadata().getUid());
                        assertThat(says(event, "related", "name"))
                                .isEqualTo(Names.workerPod("plan", "job"));
                    });
        }
    }

    private static String says(GenericKubernetesResource event, Object... path) {
        return String.valueOf(event.<Object>get(path));
    }
}
