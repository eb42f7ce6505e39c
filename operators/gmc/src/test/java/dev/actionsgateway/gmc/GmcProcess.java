package dev.actionsgateway.gmc;

import dev.actionsgateway.cluster.Kubeconfig;
import dev.actionsgateway.cluster.ShippedProgram;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The manager as it is shipped, with the rights of its chart. What all its lives say goes to one
/// file, which outlives them.
final class GmcProcess implements AutoCloseable {
    private final ProcessBuilder builder;
    private Process process;
    private int ended;

    private GmcProcess(ProcessBuilder builder) {
        this.builder = builder;
        process = begin(builder);
    }

    static GmcProcess start(Config account, Path folder) {
        var builder = new ProcessBuilder(ShippedProgram.command("operators/gmc", List.of()));
        builder.environment().clear();
        builder.environment().putAll(environment(Kubeconfig.write(account, folder)));
        var log = Path.of("target/gmc-killed.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        return new GmcProcess(builder);
    }

    private static Process begin(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Path kubeconfig) {
        return Map.ofEntries(
                Map.entry("KUBECONFIG", kubeconfig.toString()),
                Map.entry("POD_NAMESPACE", Site.PLATFORM),
                Map.entry("POD_NAME", "gmc-killed"),
                Map.entry("AGC_IMAGE", "ag/agc:1"),
                Map.entry("PROXY_IMAGE", "ag/proxy:1"),
                Map.entry("WRAPPER_IMAGE", "ag/wrapper:1"),
                Map.entry("RUNNER_IMAGE", "runner:2"),
                Map.entry("RUNNER_VERSION", "2.336.0"),
                Map.entry("KUBERNETES_SERVICE_HOST", "10.0.0.1"),
                Map.entry("MANAGEMENT_PORT", "0"));
    }

    /// As `kill -9`, and a next life.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        process = begin(builder);
    }

    /// As a kubelet does: starts it again if it has ended by itself.
    void keep() {
        if (!process.isAlive()) {
            ended++;
            process = begin(builder);
        }
    }

    /// How often it has ended by itself.
    int ended() {
        return ended;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
