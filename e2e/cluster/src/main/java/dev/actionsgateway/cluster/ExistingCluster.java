package dev.actionsgateway.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A cluster that somebody else runs and that a kubeconfig names. It is used only when asked for by
/// name, because the tests write to it.
public final class ExistingCluster implements Cluster.WithNodes {

    private final String kubeconfig;
    private final List<String> loader;
    private final KubernetesClient client;

    private ExistingCluster(String kubeconfig, List<String> loader) {
        this.kubeconfig = kubeconfig;
        this.loader = loader;
        this.client =
                new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
    }

    /// Connects to the cluster that a kubeconfig file names.
    ///
    /// @param kubeconfig the file
    /// @param loader the command that brings an image to the nodes, the image's name comes last:
    ///   `kind load docker-image`
    public static ExistingCluster at(Path kubeconfig, List<String> loader) {
        try {
            return new ExistingCluster(Files.readString(kubeconfig), List.copyOf(loader));
        } catch (IOException e) {
            throw new ClusterException("KUBECONFIG=" + kubeconfig + " cannot be read", e);
        }
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public String kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void load(String reference) throws InterruptedException {
        var command = new ProcessBuilder(new ArrayList<>(loader));
        command.command().add(reference);
        try {
            int exit = command.inheritIO().start().waitFor();
            if (exit != 0) {
                throw new ClusterException(
                        String.join(" ", command.command()) + " failed with exit code " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
