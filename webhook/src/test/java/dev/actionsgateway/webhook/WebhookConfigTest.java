package dev.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.webhook.WebhookConfig.Certificates;
import dev.actionsgateway.webhook.WebhookConfig.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class WebhookConfigTest {
    private final Map<String, String> environment = Site.environment(Path.of("/tmp/scratch"));

    @Test
    void listsAreReadAndWhatIsAlwaysReservedStandsBeforeThem() {
        environment.put("RESERVED_NAMESPACES", "infra-*, team-a");

        var config = read();

        assertThat(config.platform().reserved().patterns())
                .containsExactly("kube-*", "default", Site.PLATFORM, "infra-*", "team-a");
        assertThat(config.platform().privateRanges()).hasSize(1);
        assertThat(config.certificates())
                .isInstanceOfSatisfying(
                        Certificates.Own.class,
                        own ->
                                assertThat(own.place().hosts())
                                        .containsExactlyInAnyOrder(
                                                "actions-gateway-webhook." + Site.PLATFORM + ".svc",
                                                "127.0.0.1"));
    }

    @Test
    void whatIsLeftOutAllowsNothing() {
        List.of(
                        "RESERVED_NAMESPACES",
                        "ALLOWED_PRIORITY_CLASSES",
                        "ALLOWED_INFRA_PRIORITY_CLASSES",
                        "ALLOWED_PRIVATE_RANGES")
                .forEach(environment::remove);
        List.of("WEBHOOK_PORT", "MANAGEMENT_PORT").forEach(environment::remove);

        var config = read();

        assertThat(config.platform().workerClasses().match("ci-high")).isFalse();
        assertThat(config.platform().infraClasses().match("infra-high")).isFalse();
        assertThat(config.platform().privateRanges()).isEmpty();
        assertThat(config.port()).isEqualTo(8443);
        assertThat(config.managementPort()).isEqualTo(8080);
        assertThat(config.logLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void aFolderOfCertificatesNeedsNothingElse() {
        List.of("SERVICE", "CONFIGURATION", "CERTIFICATES").forEach(environment::remove);
        environment.put("CERTIFICATES_FOLDER", "/certificates");

        assertThat(read().certificates())
                .isEqualTo(new Certificates.Mounted(Path.of("/certificates")));
    }

    @Test
    void whatWorkersMayHaveMustNotBeWhatProxiesMayHave() {
        environment.put("ALLOWED_PRIORITY_CLASSES", "ci-*, *-low");
        environment.put("ALLOWED_INFRA_PRIORITY_CLASSES", "infra-*");

        assertThat(WebhookConfig.fromEnv(environment))
                .isEqualTo(
                        new Reading.Wrong(
                                List.of(
                                        "ALLOWED_INFRA_PRIORITY_CLASSES and ALLOWED_PRIORITY_CLASSES"
                                                + " have infra-* in common: workers could push out"
                                                + " proxies")));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        environment.remove("MANAGER");
        environment.put("WEBHOOK_PORT", "https");
        environment.put("LOG_LEVEL", "loud");

        assertThat(WebhookConfig.fromEnv(environment))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class,
                        wrong ->
                                assertThat(wrong.problems())
                                        .anyMatch(it ->
                                                it.startsWith("MANAGER is missing: set it to"))
                                        .anyMatch(it ->
                                                it.startsWith("WEBHOOK_PORT is 'https': set it"))
                                        .anyMatch(it ->
                                                it.startsWith(
                                                        "LOG_LEVEL is 'loud': set it to one of"))
                                        .hasSize(3));
    }

    private WebhookConfig read() {
        return ((Reading.Read) WebhookConfig.fromEnv(environment)).config();
    }
}
