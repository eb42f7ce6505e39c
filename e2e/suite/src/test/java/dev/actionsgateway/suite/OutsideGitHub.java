package dev.actionsgateway.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.cluster.Engine;
import dev.actionsgateway.cluster.Repository;
import dev.actionsgateway.githubsim.client.SimulatorClient;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/// The simulator beside the cluster, as GitHub is: in a container of its own, with two accounts. In
/// the cluster its name leads to its address.
record OutsideGitHub(GenericContainer<?> container, Path secrets, SimulatorClient control)
        implements AutoCloseable {
    static final String NAME = "github-sim.github.svc.cluster.local";
    private static final int CONTROL = 8081;
    private static final int MANAGEMENT = 9090;

    static OutsideGitHub start(KubernetesClient cluster) throws IOException, InterruptedException {
        Engine.ready();
        var image = Repository.run("images/build", "github-sim");
        var secrets = Files.createTempDirectory("secrets");
        Repository.run("e2e/local/secrets", secrets.toString(), NAME);
        var container = new GenericContainer<>(DockerImageName.parse(image));
        container
                .withLabels(Engine.labels())
                .withExposedPorts(CONTROL, MANAGEMENT)
                .withEnv("SIMULATOR_PORT", "443")
                .withEnv("SIMULATOR_TLS_CERT", "/github/tls.crt")
                .withEnv("SIMULATOR_TLS_KEY", "/github/tls.key")
                .withEnv("SIMULATOR_TENANTS", "/github/github.json")
                .withEnv("SIMULATOR_PUBLIC_URL", "https://" + NAME)
                .waitingFor(
                        Wait.forHttp("/readyz")
                                .forPort(MANAGEMENT)
                                .withStartupTimeout(Duration.ofMinutes(1)));
        for (var file : new String[] {"tls.crt", "tls.key", "app.pub.pem", "other-app.pub.pem"}) {
            container.withCopyToContainer(
                    Transferable.of(Files.readString(secrets.resolve(file)), 0644),
                    "/github/" + file);
        }
        container.withCopyToContainer(
                Transferable.of(
                        Files.readString(Repository.root().resolve("e2e/local/github.json")), 0644),
                "/github/github.json");
        container.start();
        var control =
                new SimulatorClient(
                        URI.create("http://localhost:" + container.getMappedPort(CONTROL)));
        var github = new OutsideGitHub(container, secrets, control);
        github.name(cluster);
        return github;
    }

    private void name(KubernetesClient cluster) throws IOException {
        cluster.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName("github")
                                .endMetadata()
                                .build())
                .serverSideApply();
        var objects =
                Files.readString(Repository.root().resolve("e2e/local/github-service.yaml"))
                        .replace("ADDRESS", address());
        cluster.load(new ByteArrayInputStream(objects.getBytes(UTF_8))).serverSideApply();
    }

    /// Where it is.
    String address() {
        var networks = container.getContainerInfo().getNetworkSettings().getNetworks();
        return Objects.requireNonNull(
                networks.values().iterator().next().getIpAddress(), "the simulator has no address");
    }

    /// One of the files that `e2e/local/secrets` made.
    String file(String name) throws IOException {
        return Files.readString(secrets.resolve(name));
    }

    @Override
    public void close() throws IOException {
        control.close();
        container.stop();
        try (var files = Files.list(secrets)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(secrets);
    }
}
