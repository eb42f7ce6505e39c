package dev.actionsgateway.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Containers of runs that were killed. Every container of the harness carries the process that
/// owns it; the next run removes those whose owner is gone, with their volumes.
final class Leftovers {

    private static final String OWNER = "dev.actionsgateway.owner";
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /// The label that a container of this process carries. A process id alone is not enough: it is
    /// given out again.
    static Map<String, String> label() {
        return Map.of(OWNER, ownerOf(ProcessHandle.current()));
    }

    static void sweep(DockerClient client) {
        List<Container> ours =
                client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(OWNER)).exec();
        for (Container container : ours) {
            if (!alive(container.getLabels().getOrDefault(OWNER, ""))) {
                LOG.info("removing container {} of a run that was killed", container.getId());
                try {
                    client.removeContainerCmd(container.getId())
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec();
                } catch (NotFoundException _) {
                    // Another run has swept it meanwhile.
                }
            }
        }
    }

    static boolean alive(String owner) {
        int at = owner.indexOf('@');
        return at > 0
                && ProcessHandle.of(Long.parseLong(owner, 0, at, 10))
                        .filter(process -> ownerOf(process).equals(owner))
                        .isPresent();
    }

    private static String ownerOf(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "@" + start;
    }
}
