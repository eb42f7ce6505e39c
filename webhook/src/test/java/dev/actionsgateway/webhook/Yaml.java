package dev.actionsgateway.webhook;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/// Objects as a user writes them.
public final class Yaml {
    private Yaml() {}

    /// A gateway.
    ///
    /// @param more of its spec, in flow style, as `agc: {logLevel: debug}`; may be empty
    public static String gateway(String name, String more) {
        return """
        {apiVersion: actionsgateway.dev/v1alpha1, kind: ActionsGateway, metadata: {name: %s}, spec: {
          githubUrl: "https://github.com/acme",
          credentials: {githubApp: {appId: 1, installationId: 2, privateKeySecretRef: {name: key}}}%s}}
        """
                .formatted(name, also(more));
    }

    /// A group of the gateway `acme` that listens for `linux`, unless told otherwise.
    public static String group(String name, String more) {
        var spec = new StringJoiner(", ");
        if (!more.contains("gatewayRef")) {
            spec.add("gatewayRef: {name: acme}");
        }
        if (!more.contains("runnerLabels")) {
            spec.add("runnerLabels: [linux]");
        }
        if (!more.isEmpty()) {
            spec.add(more);
        }
        return """
        {apiVersion: actionsgateway.dev/v1alpha1, kind: RunnerGroup, metadata: {name: %s}, spec: {%s}}
        """
                .formatted(name, spec);
    }

    /// A group with this in its template.
    ///
    /// @param pod the template's spec, in flow style
    static String groupOf(String pod) {
        return group("group", "worker: {template: {spec: {" + pod + "}}}");
    }

    private static String also(String more) {
        return more.isEmpty() ? "" : ", " + more;
    }

    static List<HasMetadata> read(KubernetesClient client, String yaml) {
        return client.load(
                        new ByteArrayInputStream(("---\n" + yaml).getBytes(StandardCharsets.UTF_8)))
                .items();
    }
}
