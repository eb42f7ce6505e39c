package dev.actionsgateway.probe;

import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.SimulatorConfig;
import dev.actionsgateway.githubsim.client.Dispatch;
import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.githubsim.settings.SettingsJson;
import dev.actionsgateway.serve.TlsFiles;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A GitHub for tests: the simulator with one organisation, one repository and one App, and the
/// probe's words for it.
public final class GitHub implements AutoCloseable {
    public static final String INSTALLATION = "98765432";
    public static final String WORKFLOW = "probe.yml";

    private static final KeyPair KEYS = keys();

    public final Simulator simulator;
    public final SimulatorClient client;
    private final Path folder;
    private final Optional<Path> authorities;

    private GitHub(Simulator simulator, Path folder, Optional<Path> authorities) {
        this.simulator = simulator;
        this.client = new SimulatorClient(simulator.control());
        this.folder = folder;
        this.authorities = authorities;
    }

    /// A simulator that behaves as github.com, over plain HTTP.
    public static GitHub start(Path folder) {
        return start(folder, permissions());
    }

    /// One that grants the App these permissions.
    public static GitHub start(Path folder, Map<String, String> permissions) {
        return open(folder, config(permissions, Settings.REAL), Optional.empty());
    }

    /// One that behaves otherwise in these points.
    public static GitHub changed(Path folder, Map<String, String> settings) {
        return open(folder, config(permissions(), settings(settings)), Optional.empty());
    }

    /// One that speaks TLS with an authority of its own, and behaves otherwise in these points.
    public static GitHub secure(Path folder, TlsFiles files, Map<String, String> settings) {
        return open(
                folder,
                config(permissions(), settings(settings)).with(files),
                Optional.of(files.chain()));
    }

    private static GitHub open(Path folder, SimulatorConfig config, Optional<Path> authorities) {
        write(folder.resolve("app.pem"), pem("PRIVATE KEY", KEYS.getPrivate().getEncoded()));
        return new GitHub(Simulator.start(config), folder, authorities);
    }

    private static Settings settings(Map<String, String> changes) {
        var wanted = Json.createObjectBuilder();
        changes.forEach(wanted::add);
        return switch (SettingsJson.change(Settings.REAL, wanted.build())) {
            case SettingsJson.Change.Changed(var settings) -> settings;
            case SettingsJson.Change.Wrong wrong -> throw new IllegalArgumentException("" + wrong);
        };
    }

    public static Map<String, String> permissions() {
        return Map.of(
                "actions", "write",
                "administration", "write",
                "metadata", "read",
                "organization_self_hosted_runners", "write");
    }

    private static SimulatorConfig config(Map<String, String> permissions, Settings settings) {
        var tenants =
                new Tenants(
                        List.of(
                                new Tenants.App(
                                        "12345", "Iv1.probe", (RSAPublicKey) KEYS.getPublic())),
                        List.of(
                                new Tenants.Installation(
                                        98765432, "12345", "acme", permissions, false)),
                        List.of(
                                new Tenants.Owner(
                                        "acme",
                                        1,
                                        Tenants.Kind.ORGANISATION,
                                        List.of(
                                                new Tenants.Group(
                                                        1,
                                                        "Default",
                                                        Tenants.Repositories.PRIVATE_ONLY)),
                                        List.of(
                                                new Tenants.Repository(
                                                        2,
                                                        "widgets",
                                                        Tenants.Visibility.PRIVATE)))));
        return SimulatorConfig.local(tenants, settings, InstantSource.system());
    }

    /// The options that lead here.
    public List<String> options() {
        var options =
                new ArrayList<>(
                        List.of(
                                "--github-url=" + simulator.base() + "/acme",
                                "--app=12345",
                                "--installation=" + INSTALLATION,
                                "--key=" + folder.resolve("app.pem")));
        authorities.ifPresent(file -> options.add("--ca-bundle=" + file));
        return options;
    }

    /// Starts the workflow of this file; returns its run.
    public long dispatch(Path workflow) throws InterruptedException {
        return client.dispatch(
                new Dispatch(
                        "acme",
                        "widgets",
                        workflow.getFileName().toString(),
                        "main",
                        read(workflow),
                        Map.of()));
    }

    /// Gives the repository this workflow file.
    public void put(Path workflow) throws InterruptedException {
        var body =
                Json.createObjectBuilder()
                        .add(
                                "files",
                                Json.createObjectBuilder()
                                        .add(".github/workflows/" + WORKFLOW, read(workflow)))
                        .build();
        order("PUT", "/repositories/acme/widgets/files", body);
    }

    /// Gives the repository these secrets.
    public void keep(Map<String, String> secrets) throws InterruptedException {
        var values = Json.createObjectBuilder();
        secrets.forEach(values::add);
        order(
                "PUT",
                "/repositories/acme/widgets/files",
                Json.createObjectBuilder().add("secrets", values).build());
    }

    /// Makes GitHub say that its clock is ahead by so many seconds.
    public void skew(int seconds) throws InterruptedException {
        order(
                "POST",
                "/clock",
                Json.createObjectBuilder().add("skew", "PT" + seconds + "S").build());
    }

    private void order(String method, String path, JsonObject body) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(simulator.control().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("status " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The workflow file that the probe's own job comes of.
    public static Path workflow() {
        return testdata().resolve("workflows/" + WORKFLOW);
    }

    /// The fixtures of the repository.
    public static Path testdata() {
        return Path.of("..", "testdata");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pem(String type, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
    }
}
