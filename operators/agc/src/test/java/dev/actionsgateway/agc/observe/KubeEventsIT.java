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
                            .events()
                            .v1()
                            .events()
                            .inNamespace("notices")
                            .informOnCondition(all ->
                                    all.stream()
                                            .anyMatch(event ->
                                                    event.getSeries() != null
                                                            && event.getSeries().getCount() == 3))
                            .get(20, TimeUnit.SECONDS);
            assertThat(written)
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.getType()).isEqualTo("Warning");
                        assertThat(event.getReason()).isEqualTo("LeaseLost");
                        assertThat(event.getNote()).isEqualTo("GitHub says no");
                        assertThat(event.getReportingInstance()).isEqualTo("agc-0");
                        assertThat(event.getRegarding().getUid())
                                .isEqualTo(group.getMetadata().getUid());
                        assertThat(event.getRelated().getName())
                                .isEqualTo(Names.workerPod("plan", "job"));
                    });
        }
    }
}
