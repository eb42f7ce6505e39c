package dev.actionsgateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A run that is killed in the middle leaves nothing on the machine once the next has started.
class KilledHarnessIT {

    /// What a machine has that a run could leave behind, each as a line that names it.
    private record Machine(
            Set<String> containers, Set<String> networks, Set<String> mounts, Set<String> links) {

        static Machine seen(DockerClient engine) throws IOException {
            return new Machine(
                    containers(engine),
                    engine.listNetworksCmd().exec().stream()
                            .map(Network::getName)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    lines(Path.of("/proc/mounts"), 1),
                    lines(Path.of("/proc/net/dev"), 0));
        }

        private static Set<String> containers(DockerClient engine) {
            return engine.listContainersCmd().withShowAll(true).exec().stream()
                    .map(Container::getId)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static Set<String> lines(Path table, int field) throws IOException {
            try (Stream<String> lines = Files.lines(table)) {
                return lines.map(line -> line.strip().split("[: ]+", -1)[field])
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
    }

    @BeforeAll
    static void nothingIsLeftToBuild() throws InterruptedException {
        Engine.ready();
        NodeImage.of(Variant.BRIDGE);
    }

    @Test
    void leavesNoContainerProcessMountOrNetworkAtTheNextStart()
            throws IOException, InterruptedException {
        DockerClient engine = Engine.ready();
        Machine before = Machine.seen(engine);

        Process run =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                RunToBeKilled.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertThat(run.inputReader().lines().anyMatch(RunToBeKilled.ALL_RUNS::equals)).isTrue();
            List<ProcessHandle> children = run.descendants().toList();
            assertThat(Machine.containers(engine)).hasSizeGreaterThan(before.containers.size());
            assertThat(children).hasSizeGreaterThanOrEqualTo(3);

            run.destroyForcibly().waitFor();
            Engine.ready();
            Leftovers.sweepFolders();

            Awaitility.await("the killed run's traces are gone")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        assertThat(Machine.seen(engine)).isEqualTo(before);
                        assertThat(children).noneMatch(ProcessHandle::isAlive);
                    });
        } finally {
            run.destroyForcibly();
        }
    }
}
