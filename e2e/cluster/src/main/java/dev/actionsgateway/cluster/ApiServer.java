package dev.actionsgateway.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// etcd and kube-apiserver as plain processes: objects are kept and judged, nothing acts on them.
/// Up in seconds.
///
/// Both live on the standard input of their parent, which this process holds: they end when it
/// does, however it ends.
public final class ApiServer implements Cluster {

    private static final String READY = "ready ";

    private final Process process;
    private final Path folder;
    private final String kubeconfig;
    private final KubernetesClient client;

    private ApiServer(Process process, Path folder, String kubeconfig) {
        this.process = process;
        this.folder = folder;
        this.kubeconfig = kubeconfig;
        this.client =
                new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
    }

    /// Starts both on a free port of the loopback address.
    public static ApiServer start() throws InterruptedException {
        Path programs = Path.of(Repository.run("e2e/cluster/node/build", "binaries"));
        try {
            Leftovers.sweepFolders();
            Path folder = Leftovers.folder();
            Process process =
                    new ProcessBuilder(
                                    programs.resolve("init").toString(),
                                    "apiserver",
                                    "--bin",
                                    programs.toString(),
                                    "--data",
                                    folder.toString(),
                                    "--listen",
                                    "127.0.0.1:0")
                            .redirectError(folder.resolve("stderr.log").toFile())
                            .start();
            String line = process.inputReader().readLine();
            if (line == null || !line.startsWith(READY)) {
                process.destroy();
                String why = Files.readString(folder.resolve("stderr.log"));
                Leftovers.delete(folder);
                throw new ClusterException("the API server did not start: " + why);
            }
            String kubeconfig = Files.readString(Path.of(line.substring(READY.length())));
            return new ApiServer(process, folder, kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /// The processes of this server: the one that starts the two, etcd, kube-apiserver.
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    @Override
    public void close() {
        client.close();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Leftovers.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
