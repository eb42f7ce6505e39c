package dev.actionsgateway.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Our custom resources, as the chart brings them to a cluster.
public final class CustomResources {
    private CustomResources() {}

    /// Brings them to this one, and waits until it serves them.
    public static void install(KubernetesClient admin) {
        var folder = Repository.root().resolve("charts/actions-gateway/files/crds");
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                try (InputStream in = Files.newInputStream(file)) {
                    admin.load(in).items().forEach(crd -> install(admin, crd));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // just made, it may answer 429 for a moment; this client asks again by itself
        admin.genericKubernetesResources("actionsgateway.dev/v1alpha1", "RunnerGroup")
                .inAnyNamespace()
                .list();
    }

    private static void install(KubernetesClient admin, HasMetadata crd) {
        admin.resource(crd).forceConflicts().serverSideApply();
        admin.genericKubernetesResources("apiextensions.k8s.io/v1", "CustomResourceDefinition")
                .withName(crd.getMetadata().getName())
                .waitUntilCondition(now -> now != null && isEstablished(now), 30, TimeUnit.SECONDS);
    }

    private static boolean isEstablished(GenericKubernetesResource crd) {
        Object status = crd.getAdditionalProperties().get("status");
        return String.valueOf(status).contains("type=Established");
    }
}
