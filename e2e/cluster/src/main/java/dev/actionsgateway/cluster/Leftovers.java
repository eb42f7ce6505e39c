package dev.actionsgateway.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What runs that were killed left behind. Every container and every folder of the harness carries
/// the process that owns it; the next run removes those whose owner is gone, containers with their
/// volumes. Processes need no sweep: they end with their owner.
final class Leftovers {

    private static final String OWNER = "dev.actionsgateway.owner";
    private static final String FOLDER = "actions-gateway-of-";
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /// The label that a container of this process carries. A process id alone is not enough: it is
    /// given out again.
    static Map<String, String> label() {
        return Map.of(OWNER, ownerOf(ProcessHandle.current()));
    }

    /// A new folder of this process, under the system's folder for temporary files.
    static Path folder() throws IOException {
        return Files.createTempDirectory(FOLDER + ownerOf(ProcessHandle.current()) + "-");
    }

    /// Removes the folders whose owner is gone.
    static void sweepFolders() throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> ours = Files.newDirectoryStream(all, FOLDER + "*")) {
            for (Path folder : ours) {
                String name = folder.getFileName().toString();
                int end = name.lastIndexOf('-');
                if (!alive(name.substring(FOLDER.length(), Math.max(end, FOLDER.length())))) {
                    LOG.info("removing folder {} of a run that was killed", folder);
                    delete(folder);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /// Removes the containers whose owner is gone.
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
