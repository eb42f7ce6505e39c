package dev.actionsgateway.agc.program;

import static java.util.Map.entry;

import dev.actionsgateway.agc.group.TestGitHub;
import dev.actionsgateway.agc.kube.Tenant;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewaySpec;
import dev.actionsgateway.api.gateway.Credentials;
import dev.actionsgateway.api.gateway.GithubApp;
import dev.actionsgateway.api.gateway.KeyRef;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.api.group.WorkerSpec;
import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.CustomResources;
import dev.actionsgateway.cluster.Kubeconfig;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A tenant with a gateway, as the operator makes it, and the simulator as its GitHub.
final class Site implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    final TestGitHub github;
    final Tenant tenant;
    private final Path folder;

    Site(Cluster cluster, String namespace, Path folder) {
        this.folder = folder;
        CustomResources.install(cluster.client());
        github = new TestGitHub(folder, 1);
        tenant = Tenant.in(cluster, namespace, Map.of());
        secrets();
        gateway();
    }

    private void secrets() {
        tenant.admin()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(tenant.namespace())
                                .withName("github-app")
                                .endMetadata()
                                .addToStringData("privateKey", TestGitHub.appKey())
                                .build())
                .serverSideApply();
        tenant.admin()
                .resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withNamespace(tenant.namespace())
                                .withName("github-ca")
                                .endMetadata()
                                .addToData("ca.crt", text(github.trusted()))
                                .build())
                .serverSideApply();
    }

    private void gateway() {
        var app = new GithubApp(12345L, null, 98765432L, new KeyRef("github-app", null));
        var spec =
                new ActionsGatewaySpec(
                        github.owner(),
                        new Credentials(app),
                        new KeyRef("github-ca", null),
                        null,
                        null,
                        null,
                        null,
                        List.of());
        tenant.admin().resource(ActionsGateway.of(tenant.namespace(), "acme", spec)).create();
    }

    /// Makes a group that takes jobs with the label `gw`.
    RunnerGroup group(String name, int maxListeners, int maxWorkers) {
        var spec =
                RunnerGroupSpec.of("acme", List.of("gw"))
                        .withLimits(maxListeners, 0, maxWorkers)
                        .withWorker(new WorkerSpec(null, null, null, "5s", "1m", null));
        return tenant.admin().resource(RunnerGroup.of(tenant.namespace(), name, spec)).create();
    }

    /// The program's variables.
    ///
    /// @param apiServer where it finds the API server, if that is not where it is
    Map<String, String> environment(Optional<String> apiServer) {
        var here = tenant.config().getMasterUrl();
        return Map.ofEntries(
                entry("MALLOC_ARENA_MAX", "2"), // as in the image
                entry(
                        "KUBECONFIG",
                        Kubeconfig.write(apiServer.orElse(here), tenant.config(), folder)
                                .toString()),
                entry("POD_NAMESPACE", tenant.namespace()),
                entry("POD_NAME", "agc-0"),
                entry("GATEWAY", "acme"),
                entry("RUNNER_IMAGE", "runner:1"),
                entry("RUNNER_VERSION", "2.336.0"),
                entry("WRAPPER_IMAGE", "wrapper:1"),
                entry("MANAGEMENT_PORT", "0"),
                entry("SCRATCH", folder.toString()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come about: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        tenant.close();
        github.close();
    }
}
