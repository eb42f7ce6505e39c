package dev.actionsgateway.agc.pod;

import dev.actionsgateway.api.Annotations;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.group.EffectiveWorker;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the pod of a worker out of a group's template. Pure.
///
/// What the template says is kept, with these exceptions: restart policy, account, token, host
/// namespaces, the runner's command, and what bears one of the gateway's own names. What it leaves
/// open is filled in, so that it runs under the restricted Pod Security Standard and counts in a
/// quota.
public final class WorkerPod {
    private static final Map<String, String> STAY =
            Map.of(
                    Annotations.SAFE_TO_EVICT, "false",
                    Annotations.DO_NOT_DISRUPT, "true",
                    Annotations.PREFER_NO_EVICTION, "true");

    private WorkerPod() {}

    /// The pod that runs this job.
    ///
    /// @param template of the group, read
    public static Pod of(
            Platform platform,
            Owner owner,
            EffectiveWorker worker,
            PodTemplateSpec template,
            Assignment assignment) {
        var spec = Optional.ofNullable(template.getSpec()).orElseGet(PodSpec::new);
        return new PodBuilder()
                .withMetadata(
                        metadata(owner, Optional.ofNullable(template.getMetadata()), assignment))
                .withSpec(spec(platform, worker, spec, assignment))
                .build();
    }

    private static ObjectMeta metadata(
            Owner owner, Optional<ObjectMeta> template, Assignment assignment) {
        var annotations = new TreeMap<>(STAY);
        template.map(ObjectMeta::getAnnotations).ifPresent(annotations::putAll);
        annotations.putAll(assignment.annotations());
        var labels = new TreeMap<String, String>();
        template.map(ObjectMeta::getLabels).ifPresent(labels::putAll);
        labels.putAll(owner.labels(Component.WORKER));
        labels.put(Labels.JOB, assignment.record().value());
        return new ObjectMetaBuilder()
                .withNamespace(owner.namespace())
                .withName(assignment.pod())
                .withLabels(labels)
                .withAnnotations(annotations)
                .withOwnerReferences(owner.reference())
                .build();
    }

    private static PodSpec spec(
            Platform platform, EffectiveWorker worker, PodSpec template, Assignment assignment) {
        var security = new Security(platform.profile());
        var containers = new Containers(platform, security);
        var spec = new PodSpecBuilder(template);
        var grace =
                Optional.ofNullable(template.getTerminationGracePeriodSeconds())
                        .map(seconds -> new Grace(Duration.ofSeconds(seconds)))
                        .orElse(Grace.USUAL);
        if (spec.getActiveDeadlineSeconds() == null) {
            spec.withActiveDeadlineSeconds(worker.maxLifetime().toSeconds());
        }
        worker.runtimeClassName().ifPresent(spec::withRuntimeClassName);
        assignment.priorityClass().ifPresent(spec::withPriorityClassName);
        return spec.withTerminationGracePeriodSeconds(grace.ofPod().toSeconds())
                .withRestartPolicy("Never")
                .withServiceAccountName(platform.serviceAccount())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withHostNetwork(false)
                .withHostPID(false)
                .withHostIPC(false)
                .withSecurityContext(
                        security.ofPod(Optional.ofNullable(template.getSecurityContext())))
                .withInitContainers(inits(containers, template))
                .withContainers(mains(containers, template, assignment, grace))
                .addAllToVolumes(Layout.volumes(platform, assignment))
                .build();
    }

    private static List<Container> inits(Containers containers, PodSpec template) {
        var inits = new ArrayList<Container>();
        inits.add(containers.prepare());
        template.getInitContainers().forEach(init -> inits.add(containers.beside(init)));
        return inits;
    }

    private static List<Container> mains(
            Containers containers, PodSpec template, Assignment assignment, Grace grace) {
        var runner =
                template.getContainers().stream()
                        .filter(container -> Containers.RUNNER.equals(container.getName()))
                        .findFirst();
        var mains = new ArrayList<Container>();
        mains.add(containers.runner(runner, assignment.runner(), grace));
        template.getContainers().stream()
                .filter(container -> !Containers.RUNNER.equals(container.getName()))
                .forEach(container -> mains.add(containers.beside(container)));
        return mains;
    }
}
