package dev.actionsgateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnCluster
class ApiServerIT {

    @Test
    void keepsWhatItIsGiven(ApiServer server) {
        ConfigMap wanted =
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("kept")
                        .withNamespace("default")
                        .endMetadata()
                        .addToData("key", "value")
                        .build();

        server.client().resource(wanted).create();

        ConfigMap kept = server.client().configMaps().inNamespace("default").withName("kept").get();
        assertThat(kept.getData()).isEqualTo(Map.of("key", "value"));
    }

    @Test
    void leavesNoProcessBehindWhenItIsClosed() throws InterruptedException {
        ApiServer server = ApiServer.start();
        var before = server.processes();

        server.close();

        assertThat(before).hasSize(3).noneMatch(ProcessHandle::isAlive);
    }
}
