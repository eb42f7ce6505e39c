package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.githubsim.settings.SettingsJson;
import dev.actionsgateway.serve.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the program is told, by variables of the environment and by flags, which win:
/// `SIMULATOR_PORT=8080` and `--port=8080` are the same.
final class MainConfig {
    private static final String PREFIX = "SIMULATOR_";
    private static final List<String> KNOWN =
            List.of(
                    "host",
                    "port",
                    "control-port",
                    "management-port",
                    "tls-cert",
                    "tls-key",
                    "public-url",
                    "tenants",
                    "app-public-key",
                    "settings",
                    "journal");
    private static final Duration TLS_POLL = Duration.ofSeconds(10);

    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private MainConfig() {}

    /// What came of it.
    sealed interface Parsed {
        /// The configuration, and what a person should know of it.
        ///
        /// @param journal the file to append changes to
        record Good(SimulatorConfig config, List<String> notes, Optional<Path> journal)
                implements Parsed {}

        /// All that is wrong.
        record Bad(List<String> problems) implements Parsed {}
    }

    static Parsed parse(
            Map<String, String> environment, List<String> arguments, InstantSource clock) {
        return new MainConfig().read(environment, arguments, clock);
    }

    private Parsed read(
            Map<String, String> environment, List<String> arguments, InstantSource clock) {
        for (var name : KNOWN) {
            var variable = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
            var value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                given.put(name, value);
            }
        }
        for (var argument : arguments) {
            flag(argument);
        }
        var notes = new ArrayList<String>();
        var config =
                new SimulatorConfig(
                        given.getOrDefault("host", "0.0.0.0"),
                        new SimulatorConfig.Ports(
                                port("port", 8080),
                                port("control-port", 8081),
                                port("management-port", 9090)),
                        tls(),
                        Optional.ofNullable(given.get("public-url"))
                                .map(url -> url.replaceFirst("/+$", "")),
                        tenants(notes),
                        settings(),
                        clock);
        return problems.isEmpty()
                ? new Parsed.Good(
                        config,
                        List.copyOf(notes),
                        Optional.ofNullable(given.get("journal")).map(Path::of))
                : new Parsed.Bad(List.copyOf(problems));
    }

    private void flag(String argument) {
        if (argument.equals("--check")) {
            return;
        }
        int equals = argument.indexOf('=');
        var name = argument.startsWith("--") && equals > 0 ? argument.substring(2, equals) : "";
        if (!KNOWN.contains(name)) {
            problems.add(
                    argument
                            + " is not known: use --check or --<name>=<value> with one of "
                            + KNOWN);
            return;
        }
        given.put(name, argument.substring(equals + 1));
    }

    private int port(String name, int otherwise) {
        var text = given.getOrDefault(name, Integer.toString(otherwise));
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) < 65_536) {
            return Integer.parseInt(text);
        }
        problems.add(name + " must be a port from 0 to 65535, not " + text);
        return otherwise;
    }

    private Optional<TlsFiles> tls() {
        var chain = Optional.ofNullable(given.get("tls-cert"));
        var key = Optional.ofNullable(given.get("tls-key"));
        if (chain.isPresent() != key.isPresent()) {
            problems.add("tls-cert and tls-key go together: give both or none");
        }
        return chain.isPresent() && key.isPresent()
                ? Optional.of(new TlsFiles(Path.of(chain.get()), Path.of(key.get()), TLS_POLL))
                : Optional.empty();
    }

    private Tenants tenants(List<String> notes) {
        var file = given.get("tenants");
        if (file != null) {
            return switch (TenantsFile.read(Path.of(file))) {
                case TenantsFile.Reading.Read(var tenants) -> tenants;
                case TenantsFile.Reading.Wrong(var wrong) -> {
                    wrong.forEach(problem -> problems.add("tenants: " + problem));
                    yield new Tenants(List.of(), List.of(), List.of());
                }
            };
        }
        var pem = given.get("app-public-key");
        if (pem == null) {
            notes.add("no App can log in: give app-public-key, or a tenants file");
            return TenantsFile.demo(Optional.empty());
        }
        try {
            var key = TenantsFile.publicKey(Files.readString(Path.of(pem)));
            return TenantsFile.demo(Optional.of(key));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            problems.add("app-public-key must be a file with a public RSA key in PEM: " + e);
            return new Tenants(List.of(), List.of(), List.of());
        }
    }

    private Settings settings() {
        var text = given.get("settings");
        if (text == null) {
            return Settings.REAL;
        }
        var wanted = Json.read(text);
        if (wanted.isEmpty()) {
            problems.add("settings must be a JSON object, as {\"pollHold\":\"PT1S\"}");
            return Settings.REAL;
        }
        return switch (SettingsJson.change(Settings.REAL, wanted.get())) {
            case SettingsJson.Change.Changed(var changed) -> changed;
            case SettingsJson.Change.Wrong(var field, var value, var remedy) -> {
                problems.add("settings: " + field + " is " + value + ": " + remedy);
                yield Settings.REAL;
            }
        };
    }
}
