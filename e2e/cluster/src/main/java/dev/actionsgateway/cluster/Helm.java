package dev.actionsgateway.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The true helm, in its pinned version, on one cluster.
public final class Helm implements AutoCloseable {
    private static final long LONGEST_MINUTES = 10;

    private final String program;
    private final Path folder;

    private Helm(String program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /// Helm for this cluster, as its administrator.
    public static Helm on(Cluster cluster) throws InterruptedException {
        return with(cluster.kubeconfig());
    }

    /// Helm with this kubeconfig.
    public static Helm with(String kubeconfig) throws InterruptedException {
        String program = Repository.run("e2e/tool", "helm");
        try {
            Path folder = Files.createTempDirectory("helm");
            Files.writeString(folder.resolve("kubeconfig"), kubeconfig);
            return new Helm(program, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs it in the checkout's root to its end, and returns what it printed.
    ///
    /// @throws ClusterException if it fails, with its own words
    public String run(String... words) throws InterruptedException {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(Repository.root().toFile());
        builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        builder.environment().put("HELM_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("HELM_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("HELM_DATA_HOME", folder.resolve("data").toString());
        Path errors = folder.resolve("stderr");
        builder.redirectError(errors.toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new ClusterException("helm " + String.join(" ", words) + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new ClusterException(
                        "helm " + String.join(" ", words) + ": " + Files.readString(errors));
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes what it keeps outside of the cluster.
    @Override
    public void close() {
        try {
            Leftovers.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
