package dev.actionsgateway.webhook;

import dev.actionsgateway.serve.Variables;
import dev.actionsgateway.webhook.certs.Keeper;
import dev.actionsgateway.webhook.net.Globs;
import dev.actionsgateway.webhook.rules.Platform;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/// What the program is told by its environment.
///
/// @param platform what the rules go by
/// @param manager the gateway manager's user
/// @param certificates where they come from
/// @param port for the API server
/// @param managementPort health and metrics
/// @param logLevel how much is logged
record WebhookConfig(
        Platform platform,
        String manager,
        Certificates certificates,
        int port,
        int managementPort,
        Level logLevel) {

    private static final String WORKER_CLASSES = "ALLOWED_PRIORITY_CLASSES";
    private static final String INFRA_CLASSES = "ALLOWED_INFRA_PRIORITY_CLASSES";

    /// Where certificates come from.
    sealed interface Certificates {
        /// The webhook makes them itself.
        record Own(Keeper.Place place) implements Certificates {}

        /// Somebody else does, as cert-manager, who also tells the API servers whom to trust.
        record Mounted(Path folder) implements Certificates {}
    }

    /// What came of it.
    sealed interface Reading {
        /// All is there.
        record Read(WebhookConfig config) implements Reading {}

        /// All that is wrong, at once.
        record Wrong(List<String> problems) implements Reading {}
    }

    /// Reads the environment.
    static Reading fromEnv(Map<String, String> environment) {
        var variables = new Variables(environment);
        var namespace = variables.need("POD_NAMESPACE", "the namespace of this pod");
        var config =
                new WebhookConfig(
                        new Platform(
                                Platform.alwaysReserved(namespace)
                                        .and(variables.list("RESERVED_NAMESPACES")),
                                new Globs(variables.list(WORKER_CLASSES)),
                                infraClasses(variables),
                                variables.ranges("ALLOWED_PRIVATE_RANGES")),
                        variables.need("MANAGER", "the gateway manager's user"),
                        certificates(variables, namespace),
                        variables.port("WEBHOOK_PORT").orElse(8443),
                        variables.port("MANAGEMENT_PORT").orElse(8080),
                        variables.word("LOG_LEVEL", Level.class, Level.INFO));
        return variables.problems().isEmpty()
                ? new Reading.Read(config)
                : new Reading.Wrong(variables.problems());
    }

    /// What controllers and proxies may have, and workers may not.
    private static Globs infraClasses(Variables variables) {
        var globs = new Globs(variables.list(INFRA_CLASSES));
        globs.common(new Globs(variables.list(WORKER_CLASSES)))
                .ifPresent(both ->
                        variables.problem(
                                "%s and %s have %s in common: workers could push out proxies"
                                        .formatted(INFRA_CLASSES, WORKER_CLASSES, both)));
        return globs;
    }

    private static Certificates certificates(Variables variables, String namespace) {
        var folder = variables.text("CERTIFICATES_FOLDER");
        if (folder.isPresent()) {
            return new Certificates.Mounted(Path.of(folder.get()));
        }
        var hosts = new LinkedHashSet<String>();
        hosts.add(
                variables.need("SERVICE", "the name of the webhook's Service")
                        + "."
                        + namespace
                        + ".svc");
        hosts.addAll(variables.list("CERTIFICATE_HOSTS"));
        return new Certificates.Own(
                new Keeper.Place(
                        namespace,
                        variables.need("CERTIFICATES", "the name of the Secret to keep them in"),
                        variables.need(
                                "CONFIGURATION", "the name of the ValidatingWebhookConfiguration"),
                        hosts,
                        Path.of(variables.text("SCRATCH").orElse("/tmp"), "certificates")));
    }
}
