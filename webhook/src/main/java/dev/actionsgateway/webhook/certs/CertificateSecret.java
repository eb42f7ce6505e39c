package dev.actionsgateway.webhook.certs;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The Secret that all replicas share. Whoever writes first wins, and the others read.
///
/// @param client reads and writes
/// @param namespace the platform's
/// @param name of the Secret
record CertificateSecret(KubernetesClient client, String namespace, String name) {
    private static final int CONFLICT = 409;

    /// What is there.
    Optional<Secret> read() {
        return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
    }

    static Optional<Kept> kept(Secret secret) {
        return Kept.of(Objects.requireNonNullElse(secret.getData(), Map.of()));
    }

    /// Makes it; false if another was quicker.
    boolean create(Kept kept) {
        var secret =
                new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToLabels("app.kubernetes.io/part-of", "actions-gateway")
                        .addToLabels("app.kubernetes.io/managed-by", "actions-gateway-webhook")
                        .endMetadata()
                        .withType("Opaque")
                        .withData(kept.data())
                        .build();
        return won(() -> client.resource(secret).create());
    }

    /// Replaces it as it was read; false if another was quicker.
    boolean replace(Secret read, Kept kept) {
        var secret = new SecretBuilder(read).withData(kept.data()).build();
        return won(() -> client.resource(secret).update());
    }

    private static boolean won(Runnable write) {
        try {
            write.run();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
