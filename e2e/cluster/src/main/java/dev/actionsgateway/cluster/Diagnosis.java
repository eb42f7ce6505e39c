package dev.actionsgateway.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a cluster looked like when a test failed: events, pods and the logs of their containers, as
/// files.
final class Diagnosis {

    private static final int TAIL_LINES = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(Diagnosis.class);

    private Diagnosis() {}

    static void write(Cluster cluster, Path folder) {
        try {
            Files.createDirectories(folder);
            KubernetesClient client = cluster.client();
            List<Event> events = client.v1().events().inAnyNamespace().list().getItems();
            Files.writeString(folder.resolve("events.txt"), asText(events));
            for (Pod pod : client.pods().inAnyNamespace().list().getItems()) {
                writePod(client, pod, folder);
            }
            if (cluster instanceof NodeCluster node) {
                Files.writeString(folder.resolve("node.log"), node.nodeLog());
            }
            LOG.info("logs and events of every pod: {}", folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (KubernetesClientException e) {
            // The test's own failure is what counts: it must not be hidden by a cluster that is
            // gone.
            LOG.warn("no diagnosis: the API server did not answer", e);
        }
    }

    private static String asText(List<Event> events) {
        return events.stream()
                .sorted(Comparator.comparing(event -> event.getMetadata().getCreationTimestamp()))
                .map(event ->
                        String.join(
                                "  ",
                                event.getMetadata().getCreationTimestamp(),
                                event.getMetadata().getNamespace(),
                                event.getInvolvedObject().getKind()
                                        + "/"
                                        + event.getInvolvedObject().getName(),
                                String.valueOf(event.getReason()),
                                String.valueOf(event.getMessage())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void writePod(KubernetesClient client, Pod pod, Path folder) throws IOException {
        String name = pod.getMetadata().getNamespace() + "_" + pod.getMetadata().getName();
        Files.writeString(
                folder.resolve(name + ".yaml"),
                io.fabric8.kubernetes.client.utils.Serialization.asYaml(pod));
        var status = pod.getStatus();
        List<ContainerStatus> containers =
                Stream.concat(
                                status.getInitContainerStatuses().stream(),
                                status.getContainerStatuses().stream())
                        .toList();
        for (ContainerStatus container : containers) {
            Path file = folder.resolve(name + "_" + container.getName() + ".log");
            Files.writeString(file, log(client, pod, container));
        }
    }

    private static String log(KubernetesClient client, Pod pod, ContainerStatus container) {
        try {
            return client.pods()
                    .resource(pod)
                    .inContainer(container.getName())
                    .tailingLines(TAIL_LINES)
                    .getLog();
        } catch (KubernetesClientException e) {
            return "no log: " + e.getMessage() + "\n";
        }
    }
}
