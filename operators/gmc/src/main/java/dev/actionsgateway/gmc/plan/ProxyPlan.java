package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.api.gateway.EffectiveGateway.CaBundle;
import dev.actionsgateway.kit.net.AddressRange;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodDNSConfigBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import java.util.stream.Collectors;

/// The egress proxy: replicas, the Service before them, how many there are, and how many may be
/// missing.
final class ProxyPlan {
    /// The drain, and 20 s for the rest of a stop: 5 s before it, and what closes after it.
    private static final long GRACE_SECONDS = 65;

    private static final String DRAIN = "PT45S";
    private static final String CA_VOLUME = "github-ca";
    private static final String CA_FOLDER = "/etc/github-ca";
    private static final String CA_FILE = "ca.crt";

    private ProxyPlan() {}

    static List<HasMetadata> of(Stamp stamp, Platform platform) {
        return List.of(
                deployment(stamp, platform), service(stamp), budget(stamp), Autoscaler.of(stamp));
    }

    /// Without a number of replicas: that is the autoscaler's alone.
    private static HasMetadata deployment(Stamp stamp, Platform platform) {
        return new DeploymentBuilder()
                .withMetadata(stamp.meta(name(stamp), Component.PROXY))
                .withNewSpec()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(new IntOrString(0))
                .withMaxSurge(new IntOrString(1))
                .endRollingUpdate()
                .endStrategy()
                .withSelector(stamp.select(Component.PROXY))
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(stamp.labels(Component.PROXY))
                .endMetadata()
                .withSpec(pod(stamp, platform))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static PodSpec pod(Stamp stamp, Platform platform) {
        var tenant = stamp.tenant();
        var proxy = tenant.spec().proxy();
        var bundle = tenant.spec().githubCaBundle();
        var container =
                Pods.container("proxy", platform.images().proxy(), platform.images().pullPolicy())
                        .addNewPort()
                        .withName("connect")
                        .withContainerPort(Way.PORT)
                        .withProtocol("TCP")
                        .endPort()
                        .withEnv(environment(tenant, platform))
                        .withResources(
                                proxy.resources().orElse(platform.proxyResources()).forContainer());
        bundle.ifPresent(_ ->
                container
                        .addToEnv(Pods.env("GITHUB_CA_FILE", CA_FOLDER + "/" + CA_FILE))
                        .addNewVolumeMount()
                        .withName(CA_VOLUME)
                        .withMountPath(CA_FOLDER)
                        .withReadOnly(true)
                        .endVolumeMount());
        var pod =
                Pods.of(container.build(), name(stamp), proxy.scheduling())
                        .withAffinity(apart(stamp))
                        .withDnsConfig(asWritten())
                        .withTerminationGracePeriodSeconds(GRACE_SECONDS);
        bundle.map(ProxyPlan::volume).ifPresent(pod::addToVolumes);
        return pod.build();
    }

    /// Names are complete: a search for them in the cluster's domains first would be in vain.
    private static PodDNSConfig asWritten() {
        return new PodDNSConfigBuilder().addNewOption("ndots", "1").build();
    }

    /// It is asked for GitHub's own list of names, and believed by these certificates.
    private static Volume volume(CaBundle bundle) {
        return new VolumeBuilder()
                .withName(CA_VOLUME)
                .withNewConfigMap()
                .withName(bundle.configMap())
                .addNewItem()
                .withKey(bundle.key())
                .withPath(CA_FILE)
                .endItem()
                .endConfigMap()
                .build();
    }

    private static List<EnvVar> environment(Tenant tenant, Platform platform) {
        return List.of(
                Pods.env("TENANT", tenant.namespace() + "/" + tenant.gateway()),
                Pods.env("PROXY_PORT", Integer.toString(Way.PORT)),
                Pods.env("GITHUB_URL", tenant.spec().githubUrl()),
                Pods.env("ALLOWED_DESTINATIONS", String.join(",", Destinations.names(tenant))),
                Pods.env("PRIVATE_RANGES", ranges(Destinations.privateRanges(tenant, platform))),
                Pods.env("CLUSTER_RANGES", ranges(platform.clusterRanges())),
                Pods.env("EGRESS_MODE", platform.egress().word()),
                Pods.env("DRAIN_LIMIT", DRAIN),
                Pods.env("LOG_LEVEL", tenant.spec().agc().logLevel().word()));
    }

    private static String ranges(List<AddressRange> ranges) {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(","));
    }

    /// Preferred and not required: a cluster of one node has two replicas as well.
    private static Affinity apart(Stamp stamp) {
        return new AffinityBuilder()
                .withNewPodAntiAffinity()
                .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                .withWeight(100)
                .withNewPodAffinityTerm()
                .withTopologyKey("kubernetes.io/hostname")
                .withLabelSelector(stamp.select(Component.PROXY))
                .endPodAffinityTerm()
                .endPreferredDuringSchedulingIgnoredDuringExecution()
                .endPodAntiAffinity()
                .build();
    }

    private static HasMetadata service(Stamp stamp) {
        var affinity = stamp.tenant().spec().proxy().sessionAffinity();
        return new ServiceBuilder()
                .withMetadata(stamp.meta(name(stamp), Component.PROXY))
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(stamp.selector(Component.PROXY))
                .withSessionAffinity(affinity.word())
                .addNewPort()
                .withName("connect")
                .withPort(Way.PORT)
                .withTargetPort(new IntOrString("connect"))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build();
    }

    /// One may be missing: a node can be drained even where there is a single replica.
    private static HasMetadata budget(Stamp stamp) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(stamp.meta(name(stamp), Component.PROXY))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                .withSelector(stamp.select(Component.PROXY))
                .endSpec()
                .build();
    }

    private static String name(Stamp stamp) {
        return Names.proxy(stamp.tenant().gateway());
    }
}
