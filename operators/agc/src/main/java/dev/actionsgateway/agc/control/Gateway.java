package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.group.ClusterSide;
import dev.actionsgateway.agc.group.GroupRuntime;
import dev.actionsgateway.agc.group.GroupSettings;
import dev.actionsgateway.agc.kube.Calls;
import dev.actionsgateway.agc.kube.GatewayReader;
import dev.actionsgateway.agc.kube.JobSecrets;
import dev.actionsgateway.agc.kube.PodCache;
import dev.actionsgateway.agc.kube.PodCalls;
import dev.actionsgateway.agc.kube.PodWorkers;
import dev.actionsgateway.agc.kube.SeatSecrets;
import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.agc.pod.Platform;
import dev.actionsgateway.agc.reap.ReapRules;
import dev.actionsgateway.agc.reap.Reaper;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What all groups of a gateway share.
///
/// @param name of the ActionsGateway
/// @param client of the API server; repeats nothing by itself
/// @param pods the gateway's workers
/// @param quotas of the namespace, as they are now
/// @param platform what all workers have in common
/// @param runnerVersion of the platform's image
/// @param starter starts the living side of a group
public record Gateway(
        String name,
        String namespace,
        KubernetesClient client,
        Calls calls,
        PodCache pods,
        Supplier<List<ResourceQuota>> quotas,
        Platform platform,
        String runnerVersion,
        Starter starter,
        InstantSource clock) {
    private static final Duration CALL = Duration.ofSeconds(10);

    /// Starts the living side of a group.
    @FunctionalInterface
    public interface Starter {
        /// Starts it.
        GroupRuntime start(GroupSettings settings, ClusterSide cluster);
    }

    PodCalls podCalls() {
        return new PodCalls(client, calls, namespace);
    }

    /// The workers that are there, by their groups' names.
    Map<String, List<Pod>> workers() {
        return pods.all().stream().collect(Collectors.groupingBy(Gateway::group));
    }

    /// The workers of a group, as they are now.
    List<Pod> workersOf(Owner owner) {
        return pods.all().stream().filter(pod -> owner.group().equals(group(pod))).toList();
    }

    private static String group(Pod pod) {
        return Objects.requireNonNullElse(
                pod.getMetadata().getLabels().get(Labels.RUNNER_GROUP), "");
    }

    /// Asks whether the record of a worker's job is still there; it is taken to be where the API
    /// server does not answer.
    Reaper.Lookup recordLookup() {
        var reader = new GatewayReader(client, calls, namespace);
        return pod -> {
            var record = pod.getMetadata().getLabels().getOrDefault(Labels.JOB, "none");
            return reader.secret(record, "seat", Deadline.after(CALL, clock))
                            instanceof GatewayReader.Found.Absent<String>
                    ? ReapRules.Job.UNKNOWN
                    : ReapRules.Job.HELD;
        };
    }

    Living start(Owner owner, Shape shape, GroupSettings settings) {
        var attempts = (Supplier<String>) () -> UUID.randomUUID().toString();
        var records = new JobSecrets(client, calls, owner, attempts);
        var workers = new PodWorkers(podCalls(), pods, owner, records, shape::settings, clock);
        var cluster =
                new ClusterSide(records, new SeatSecrets(client, calls, owner), workers, shape);
        var runtime = starter.start(settings, cluster);
        return new Living(owner, shape, cluster, runtime, Optional.empty());
    }
}
