package dev.actionsgateway.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// The rights of a gateway's controller, as the platform's chart has them.
public final class ControllerRights {
    private static final String HEAD =
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: agc}
            rules:
            """;

    private ControllerRights() {}

    /// Makes them the Role `agc` of this namespace.
    public static void install(KubernetesClient admin, String namespace) {
        var file = Repository.root().resolve("charts/actions-gateway/files/agc-rules.yaml");
        try {
            byte[] role = (HEAD + Files.readString(file)).getBytes(StandardCharsets.UTF_8);
            var object = admin.load(new ByteArrayInputStream(role)).items().getFirst();
            object.getMetadata().setNamespace(namespace);
            admin.resource(object).serverSideApply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
