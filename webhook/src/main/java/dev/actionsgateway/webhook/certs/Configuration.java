package dev.actionsgateway.webhook.certs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The webhook configuration, of which only the authorities that the API servers trust are ours.
///
/// @param client reads and writes
/// @param name of the configuration
record Configuration(KubernetesClient client, String name) {
    private static final int CONFLICT = 409;

    /// What it says is trusted, by all of its webhooks; empty if there is no such configuration.
    Optional<List<X509Certificate>> published() {
        return read().map(configuration -> {
            var bundles =
                    configuration.getWebhooks().stream()
                            .map(Configuration::bundle)
                            .distinct()
                            .toList();
            return bundles.size() == 1 ? certificates(bundles.getFirst()) : List.of();
        });
    }

    private Optional<ValidatingWebhookConfiguration> read() {
        return Optional.ofNullable(
                client.admissionRegistration()
                        .v1()
                        .validatingWebhookConfigurations()
                        .withName(name)
                        .get());
    }

    private static String bundle(ValidatingWebhook webhook) {
        return Optional.ofNullable(webhook.getClientConfig().getCaBundle()).orElse("");
    }

    private static List<X509Certificate> certificates(String base64) {
        try {
            return base64.isEmpty()
                    ? List.of()
                    : Pem.certificates(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return List.of(); // somebody's else, or broken: ours is written over it
        }
    }

    /// Makes it say so. If it changes meanwhile, the next look does it.
    void publish(List<X509Certificate> trusted) {
        var bundle = Base64.getEncoder().encodeToString(Pem.of(trusted).getBytes(UTF_8));
        var changed =
                read().map(configuration ->
                        new ValidatingWebhookConfigurationBuilder(configuration)
                                .withWebhooks(
                                        configuration.getWebhooks().stream()
                                                .map(webhook ->
                                                        webhook.edit()
                                                                .editClientConfig()
                                                                .withCaBundle(bundle)
                                                                .endClientConfig()
                                                                .build())
                                                .toList())
                                .build());
        try {
            changed.ifPresent(configuration -> client.resource(configuration).update());
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw e;
            }
        }
    }
}
