package dev.actionsgateway.webhook.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.gateway.SecurityProfile;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Our verdict on a template, and the API server's on the pod that the controller would make of it.
@OnCluster
class StandardIT {
    private static KubernetesClient admin;

    @BeforeAll
    static void namespaces(ApiServer server) {
        admin = server.client();
        Stream.of(SecurityProfile.values()).forEach(StandardIT::namespace);
    }

    private static void namespace(SecurityProfile profile) {
        admin.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName("standard-" + profile.word())
                                .addToLabels("pod-security.kubernetes.io/enforce", profile.word())
                                .endMetadata()
                                .build())
                .serverSideApply();
        admin.resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withNamespace("standard-" + profile.word())
                                .withName("default")
                                .endMetadata()
                                .build())
                .serverSideApply();
    }

    @ParameterizedTest
    @EnumSource
    void ourVerdictIsTheApiServers(SecurityProfile profile) {
        assertThat(Templates.all())
                .allSatisfy(yaml -> {
                    var template = Serialization.unmarshal("---\n" + yaml, PodTemplateSpec.class);

                    var ours = Standard.of(profile).violations(template).toList();

                    assertThat(ours.isEmpty())
                            .as("%s under %s: %s", yaml, profile, ours)
                            .isEqualTo(isTaken(profile, Completed.of(template, profile)));
                });
    }

    private static boolean isTaken(SecurityProfile profile, PodTemplateSpec completed) {
        Pod pod =
                new PodBuilder()
                        .withMetadata(completed.getMetadata())
                        .editOrNewMetadata()
                        .withName("trial")
                        .endMetadata()
                        .withSpec(completed.getSpec())
                        .build();
        try {
            admin.resource(pod).inNamespace("standard-" + profile.word()).dryRun().create();
            return true;
        } catch (KubernetesClientException e) {
            assertThat(e).hasMessageContaining("violates PodSecurity");
            return false;
        }
    }
}
