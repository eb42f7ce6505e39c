package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.actionsgateway.cluster.Engine;
import dev.actionsgateway.cluster.Repository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/// What holds for the image of each program, shown on the simulator's.
class ImageIT {

    private static final int MANAGEMENT = 9090;
    private static final int DRAIN_SECONDS = 30;

    private static DockerClient engine;
    private static String image;

    @BeforeAll
    static void buildTheImage() throws InterruptedException {
        engine = Engine.ready();
        image = Repository.run("images/build", "github-sim");
    }

    @Test
    void withoutAnyPrivilegeItAnswersReadyzAndEndsWithZeroOnSigterm() {
        try (var program = new GenericContainer<>(DockerImageName.parse(image))) {
            program.withLabels(Engine.labels())
                    .withExposedPorts(MANAGEMENT)
                    .withCreateContainerCmdModifier(
                            command -> command.withHostConfig(restricted(command)))
                    .waitingFor(
                            Wait.forHttp("/readyz")
                                    .forPort(MANAGEMENT)
                                    .withStartupTimeout(Duration.ofMinutes(1)))
                    .start();

            engine.stopContainerCmd(program.getContainerId()).withTimeout(DRAIN_SECONDS).exec();

            var state = engine.inspectContainerCmd(program.getContainerId()).exec().getState();
            assertThat(state.getExitCodeLong()).as(program.getLogs()).isZero();
        }
    }

    @Test
    void itRunsAsNobodySpecial() {
        var config = engine.inspectImageCmd(image).exec().getConfig();

        assertThat(Objects.requireNonNull(config).getUser()).isEqualTo("65532:65532");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash", "/usr/bin/dpkg", "/usr/bin/apt", "/busybox"})
    void itHoldsNoShellAndNoPackageManager(String path) {
        String container =
                engine.createContainerCmd(image).withLabels(Engine.labels()).exec().getId();
        try {
            assertThatThrownBy(() -> engine.copyArchiveFromContainerCmd(container, path).exec())
                    .isInstanceOf(NotFoundException.class);
        } finally {
            engine.removeContainerCmd(container).exec();
        }
    }

    private static HostConfig restricted(CreateContainerCmd command) {
        return Objects.requireNonNull(command.getHostConfig())
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withTmpFs(Map.of("/tmp", "rw,noexec"));
    }
}
