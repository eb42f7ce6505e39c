package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.gateway.NodeToleration;
import dev.actionsgateway.api.gateway.Scheduling;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.TreeMap;

/// What the pods of our own programs have in common. It satisfies Pod Security `restricted`.
final class Pods {
    static final int MANAGEMENT = 8080;
    private static final long USER = 65_532;

    private Pods() {}

    /// A pod with one container, somewhere to write, and nothing that it does not need.
    static PodSpecBuilder of(Container container, String account, Scheduling where) {
        var spec =
                new PodSpecBuilder()
                        .withServiceAccountName(account)
                        .withAutomountServiceAccountToken(false)
                        .withEnableServiceLinks(false)
                        .withNewSecurityContext()
                        .withRunAsNonRoot(true)
                        .withRunAsUser(USER)
                        .withRunAsGroup(USER)
                        .withFsGroup(USER)
                        .withNewSeccompProfile()
                        .withType("RuntimeDefault")
                        .endSeccompProfile()
                        .endSecurityContext()
                        .withContainers(container)
                        .addNewVolume()
                        .withName("tmp")
                        .withNewEmptyDir()
                        .endEmptyDir()
                        .endVolume();
        place(spec, where);
        return spec;
    }

    private static void place(PodSpecBuilder spec, Scheduling where) {
        if (!where.nodeSelector().isEmpty()) {
            spec.withNodeSelector(new TreeMap<>(where.nodeSelector()));
        }
        if (!where.tolerations().isEmpty()) {
            spec.withTolerations(where.tolerations().stream().map(NodeToleration::forPod).toList());
        }
        spec.withPriorityClassName(where.priorityClassName());
    }

    /// A container with the management port, its probes and the restrictions.
    static ContainerBuilder container(String name, String image, String pullPolicy) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(image)
                .withImagePullPolicy(pullPolicy)
                .addNewPort()
                .withName("management")
                .withContainerPort(MANAGEMENT)
                .withProtocol("TCP")
                .endPort()
                .withStartupProbe(probe("/livez", 1, 60))
                .withLivenessProbe(probe("/livez", 10, 6))
                .withReadinessProbe(probe("/readyz", 2, 3))
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName("tmp")
                .withMountPath("/tmp")
                .endVolumeMount();
    }

    static EnvVar env(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    static EnvVar field(String name, String path) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath(path)
                .endFieldRef()
                .endValueFrom()
                .build();
    }

    private static Probe probe(String path, int period, int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString("management"))
                .endHttpGet()
                .withPeriodSeconds(period)
                .withFailureThreshold(failures)
                .withTimeoutSeconds(2)
                .build();
    }
}
