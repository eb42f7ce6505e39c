package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Annotations;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Names;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// The gateway's controller: one at a time, since sessions and jobs have one owner.
final class AgcPlan {
    private static final long GRACE_SECONDS = 40;

    private AgcPlan() {}

    static List<HasMetadata> of(Stamp stamp, Platform platform) {
        var name = Names.agc(stamp.tenant().gateway());
        return List.of(
                new DeploymentBuilder()
                        .withMetadata(stamp.meta(name, Component.AGC))
                        .withNewSpec()
                        .withReplicas(1)
                        .withNewStrategy()
                        .withType("Recreate")
                        .endStrategy()
                        .withSelector(stamp.select(Component.AGC))
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(stamp.labels(Component.AGC))
                        .addToAnnotations(Annotations.CONFIG_HASH, hash(stamp.tenant()))
                        .endMetadata()
                        .withSpec(pod(stamp.tenant(), platform, name))
                        .endTemplate()
                        .endSpec()
                        .build());
    }

    private static PodSpec pod(Tenant tenant, Platform platform, String name) {
        var agc = tenant.spec().agc();
        var container =
                Pods.container("agc", platform.images().agc(), platform.images().pullPolicy())
                        .withEnv(environment(tenant, platform))
                        .withResources(
                                agc.resources().orElse(platform.agcResources()).forContainer())
                        .build();
        return Pods.of(container, name, agc.scheduling())
                .withAutomountServiceAccountToken(true)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .build();
    }

    private static List<EnvVar> environment(Tenant tenant, Platform platform) {
        var images = platform.images();
        var all = new ArrayList<EnvVar>();
        all.add(Pods.field("POD_NAMESPACE", "metadata.namespace"));
        all.add(Pods.field("POD_NAME", "metadata.name"));
        all.add(Pods.env("GATEWAY", tenant.gateway()));
        all.add(Pods.env("RUNNER_IMAGE", images.runner()));
        all.add(Pods.env("RUNNER_VERSION", platform.runnerVersion()));
        all.add(Pods.env("WRAPPER_IMAGE", images.wrapper()));
        all.add(Pods.env("WORKER_SERVICE_ACCOUNT", Names.worker(tenant.gateway())));
        all.add(Pods.env("LOG_LEVEL", tenant.spec().agc().logLevel().word()));
        all.addAll(Way.variables(tenant, platform));
        return all;
    }

    /// What the controller reads once, when it starts: a change of it is a new pod.
    private static String hash(Tenant tenant) {
        var spec = tenant.spec();
        return HexFormat.of()
                .toHexDigits(
                        Objects.hash(
                                spec.githubUrl(),
                                spec.githubCaBundle(),
                                spec.securityProfile().word()));
    }
}
