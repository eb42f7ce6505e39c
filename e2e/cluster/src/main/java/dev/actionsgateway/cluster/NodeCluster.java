package dev.actionsgateway.cluster;

import com.github.dockerjava.api.DockerClient;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/// A whole Kubernetes node in a container: control plane, kubelet, DNS, metrics, gVisor.
public final class NodeCluster implements Cluster.WithNodes {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final DockerClient engine;
    private final K3sContainer node;
    private final KubernetesClient client;

    private NodeCluster(DockerClient engine, K3sContainer node) {
        this.engine = engine;
        this.node = node;
        this.client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(node.getKubeConfigYaml()))
                        .build();
    }

    /// Starts a node: its image is built first if it is not there, which takes minutes and shows
    /// progress.
    public static NodeCluster start(Variant variant) throws InterruptedException {
        DockerClient engine = Engine.ready();
        String image = NodeImage.of(variant);
        var node =
                new K3sContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s"));
        node.withLabels(Leftovers.label()).withStartupTimeout(START_LIMIT);
        try {
            node.start();
            return new NodeCluster(engine, node);
        } catch (RuntimeException e) {
            node.stop();
            throw new ClusterException("the node of image " + image + " did not start", e);
        }
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public String kubeconfig() {
        return node.getKubeConfigYaml();
    }

    @Override
    public void load(String reference) throws InterruptedException {
        try {
            Path tar = Files.createTempFile("image", ".tar");
            try (InputStream image = engine.saveImageCmd(reference).exec()) {
                Files.copy(image, tar, StandardCopyOption.REPLACE_EXISTING);
                node.copyFileToContainer(MountableFile.forHostPath(tar), "/tmp/image.tar");
                ExecResult imported =
                        node.execInContainer(
                                "ctr", "-n", "k8s.io", "images", "import", "/tmp/image.tar");
                if (imported.getExitCode() != 0) {
                    throw new ClusterException(
                            "the node refused image " + reference + ": " + imported.getStderr());
                }
            } finally {
                Files.delete(tar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the node itself printed so far: its start and its end.
    public String nodeLog() {
        return node.getLogs();
    }

    @Override
    public void close() {
        client.close();
        node.stop();
    }
}
