package dev.actionsgateway.webhook;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import java.util.List;
import java.util.Set;

/// What the platform's chart says of the webhook, so that tests run under what is shipped.
///
/// @param objects of it
record Chart(List<HasMetadata> objects) {
    private static final Set<String> ACCOUNT =
            Set.of("ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding");

    static Chart rendered(ApiServer server) throws InterruptedException {
        try (var helm = Helm.on(server)) {
            var yaml =
                    helm.run(
                            "template",
                            "platform",
                            "charts/actions-gateway",
                            "--namespace",
                            Site.PLATFORM,
                            "--set",
                            "tenants.reservedNamespaces={infra-*}",
                            "--show-only",
                            "templates/webhook.yaml",
                            "--show-only",
                            "templates/webhook-configuration.yaml",
                            "--show-only",
                            "templates/policies.yaml");
            return new Chart(Yaml.read(server.client(), yaml));
        }
    }

    /// The webhook's account and its rights.
    List<HasMetadata> account() {
        return objects.stream().filter(it -> ACCOUNT.contains(it.getKind())).toList();
    }

    ValidatingWebhookConfiguration configuration() {
        return objects.stream()
                .filter(ValidatingWebhookConfiguration.class::isInstance)
                .map(ValidatingWebhookConfiguration.class::cast)
                .findFirst()
                .orElseThrow();
    }

    List<HasMetadata> policies() {
        return objects.stream()
                .filter(it -> it.getKind().startsWith("ValidatingAdmissionPolicy"))
                .toList();
    }
}
