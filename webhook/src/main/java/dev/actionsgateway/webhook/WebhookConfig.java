package dev.actionsgateway.webhook;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.webhook.certs.Keeper;
import dev.actionsgateway.webhook.net.Globs;
import dev.actionsgateway.webhook.rules.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        var reader = new Reader(environment, new ArrayList<>());
        var namespace = reader.need("POD_NAMESPACE");
        var config =
                new WebhookConfig(
                        new Platform(
                                Platform.alwaysReserved(namespace)
                                        .and(reader.list("RESERVED_NAMESPACES")),
                                reader.globs(WORKER_CLASSES),
                                reader.apart(INFRA_CLASSES, WORKER_CLASSES),
                                reader.ranges("ALLOWED_PRIVATE_RANGES")),
                        reader.need("MANAGER"),
                        reader.certificates(namespace),
                        reader.port("WEBHOOK_PORT", 8443),
                        reader.port("MANAGEMENT_PORT", 8080),
                        reader.level("LOG_LEVEL"));
        return reader.problems.isEmpty()
                ? new Reading.Read(config)
                : new Reading.Wrong(List.copyOf(reader.problems));
    }

    private record Reader(Map<String, String> environment, List<String> problems) {
        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }

        String need(String name) {
            return text(name)
                    .orElseGet(() -> {
                        problems.add(name + " is missing");
                        return "";
                    });
        }

        List<String> list(String name) {
            return Arrays.stream(text(name).orElse("").split("[,\\s]+", -1))
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        }

        Globs globs(String name) {
            return new Globs(list(name));
        }

        /// A list that must allow nothing that the other does.
        Globs apart(String name, String other) {
            var globs = globs(name);
            globs.common(globs(other))
                    .ifPresent(both ->
                            problems.add(
                                    "%s and %s have %s in common: workers could push out proxies"
                                            .formatted(name, other, both)));
            return globs;
        }

        List<AddressRange> ranges(String name) {
            return list(name).stream()
                    .flatMap(text -> {
                        var range = AddressRange.parse(text);
                        if (range.isEmpty()) {
                            problems.add(name + " holds what is no range: " + text);
                        }
                        return range.stream();
                    })
                    .toList();
        }

        Certificates certificates(String namespace) {
            var folder = text("CERTIFICATES_FOLDER");
            if (folder.isPresent()) {
                return new Certificates.Mounted(Path.of(folder.get()));
            }
            var hosts = new LinkedHashSet<String>();
            hosts.add(need("SERVICE") + "." + namespace + ".svc");
            hosts.addAll(list("CERTIFICATE_HOSTS"));
            return new Certificates.Own(
                    new Keeper.Place(
                            namespace,
                            need("CERTIFICATES"),
                            need("CONFIGURATION"),
                            hosts,
                            Path.of(text("SCRATCH").orElse("/tmp"), "certificates")));
        }

        int port(String name, int otherwise) {
            var text = text(name);
            if (text.isPresent() && !text.get().matches("[0-9]{1,5}")) {
                problems.add(name + " is no port: " + text.get());
                return otherwise;
            }
            return text.map(Integer::valueOf).orElse(otherwise);
        }

        Level level(String name) {
            try {
                return text(name)
                        .map(word -> Level.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Level.INFO);
            } catch (IllegalArgumentException _) {
                problems.add(name + " is not one of " + List.of(Level.values()));
                return Level.INFO;
            }
        }
    }
}
