package dev.actionsgateway.githubsim;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.core.Invariants;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.settings.Settings;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A simulator with one organisation, one App and a client, for tests.
final class Github implements AutoCloseable {
    static final KeyPair APP_KEY = RunnerKeys.make();
    static final RunnerKeys KEYS = new RunnerKeys();
    static final long INSTALLATION = 98765432;
    static final long READ_ONLY = 98765433;
    static final long SUSPENDED = 98765434;

    final Simulator simulator;
    final HttpClient http;
    private @Nullable String installationToken;

    Github() {
        this(
                Simulator.start(
                        SimulatorConfig.local(tenants(), Settings.REAL, InstantSource.system())),
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build());
    }

    Github(Simulator simulator, HttpClient http) {
        this.simulator = simulator;
        this.http = http;
    }

    static Tenants tenants() {
        if (!(APP_KEY.getPublic() instanceof RSAPublicKey key)) {
            throw new IllegalStateException("not an RSA key");
        }
        var all =
                Map.of(
                        "actions", "write",
                        "administration", "write",
                        "metadata", "read",
                        "organization_self_hosted_runners", "write");
        return new Tenants(
                List.of(new Tenants.App("12345", "Iv1.app", key)),
                List.of(
                        new Tenants.Installation(INSTALLATION, "12345", "acme", all, false),
                        new Tenants.Installation(
                                READ_ONLY, "12345", "acme", Map.of("metadata", "read"), false),
                        new Tenants.Installation(SUSPENDED, "12345", "acme", all, true)),
                List.of(
                        new Tenants.Owner(
                                "acme",
                                1,
                                Tenants.Kind.ORGANISATION,
                                List.of(
                                        new Tenants.Group(
                                                1, "Default", Tenants.Repositories.PRIVATE_ONLY),
                                        new Tenants.Group(
                                                2,
                                                "open",
                                                Tenants.Repositories.PRIVATE_AND_PUBLIC)),
                                List.of(
                                        new Tenants.Repository(
                                                10, "widgets", Tenants.Visibility.PRIVATE),
                                        new Tenants.Repository(
                                                11, "open", Tenants.Visibility.PUBLIC)))));
    }

    /// An answer, with its body as JSON where it is that.
    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        Fields json() {
            return Fields.of(response.body());
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Reply send(String method, String path, String authorization, String body) {
        return send(method, simulator.base() + path, authorization, "application/json", body);
    }

    Reply send(String method, String uri, String authorization, String type, String body) {
        try {
            return new Reply(
                    http.send(
                            request(method, uri, authorization, type, body),
                            HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest request(
            String method, String uri, String authorization, String type, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(Duration.ofSeconds(30))
                        .header("User-Agent", "test")
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    /// A control request, which must succeed.
    Fields control(String method, String path, String body) {
        var reply = send(method, simulator.control() + path, "", "application/json", body);
        if (reply.status() >= 300) {
            throw new IllegalStateException(path + ": " + reply.status() + " " + reply.text());
        }
        return reply.json();
    }

    void set(String name, String value) {
        control("PATCH", "/settings", Json.string(Json.object().add(name, value).build()));
    }

    /// Moves the clock, but not past a message that the simulator is about to note as written: its
    /// timers would begin at the new time.
    void advance(Duration time) {
        var patience = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (isWriting() && System.nanoTime() < patience) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        control(
                "POST",
                "/clock",
                Json.string(Json.object().add("advance", time.toString()).build()));
    }

    String appJwt(Duration issued, Duration expires, KeyPair key) {
        var now = Instant.now();
        return sign(
                JWSAlgorithm.RS256,
                key,
                new JWTClaimsSet.Builder()
                        .issuer("12345")
                        .issueTime(Date.from(now.plus(issued)))
                        .expirationTime(Date.from(now.plus(expires)))
                        .build());
    }

    static String sign(JWSAlgorithm algorithm, KeyPair key, JWTClaimsSet claims) {
        var jwt = new SignedJWT(new JWSHeader(algorithm), claims);
        try {
            jwt.sign(new RSASSASigner(key.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    Reply accessToken(long installation) {
        return send(
                "POST",
                "/app/installations/" + installation + "/access_tokens",
                "Bearer " + appJwt(Duration.ofMinutes(-1), Duration.ofMinutes(9), APP_KEY),
                "");
    }

    String token() {
        if (installationToken == null) {
            installationToken = accessToken(INSTALLATION).json().text("token").orElseThrow();
        }
        return installationToken;
    }

    /// A new installation token for the next calls.
    void refresh() {
        installationToken = null;
    }

    Reply rest(String method, String path, String body) {
        return send(method, path, "Bearer " + token(), body);
    }

    Reply rest(String method, String path) {
        return rest(method, path, "");
    }

    Reply jit(String name) {
        return rest(
                "POST",
                "/orgs/acme/actions/runners/generate-jitconfig",
                Json.string(
                        Json.object()
                                .add("name", name)
                                .add("runner_group_id", 1)
                                .add("labels", Json.array().add("gw"))
                                .build()));
    }

    /// A registered runner that serves any number of jobs.
    TestRunner registered(String name) {
        return registered(name, "acme", 1, false);
    }

    TestRunner registered(String name, String scope, long group, boolean ephemeral) {
        var path = scope.contains("/") ? "/repos/" + scope : "/orgs/" + scope;
        var token =
                rest("POST", path + "/actions/runners/registration-token")
                        .json()
                        .text("token")
                        .orElseThrow();
        var key = KEYS.next();
        var reply =
                send(
                        "POST",
                        "/actions/runners/register",
                        "RemoteAuth " + token,
                        Json.string(registration(name, scope, group, ephemeral, key)));
        return TestRunner.registered(this, name, key, reply.json());
    }

    static JsonObject registration(
            String name, String scope, long group, boolean ephemeral, KeyPair key) {
        return Json.object()
                .add("url", "https://github.test/" + scope)
                .add("group_id", group)
                .add("name", name)
                .add("version", "2.336.0")
                .add("updates_disabled", false)
                .add("ephemeral", ephemeral)
                .add(
                        "labels",
                        Json.array()
                                .add(
                                        Json.object()
                                                .add("id", 0)
                                                .add("name", "gw")
                                                .add("type", "user")))
                .add("public_key", TestRunner.xml(key))
                .build();
    }

    TestRunner justInTime(String name) {
        return TestRunner.justInTime(this, jit(name).json());
    }

    /// Queues one plain job and returns its run.
    long enqueue() {
        return enqueue(Json.object().build());
    }

    long enqueue(JsonObject more) {
        return order(more).number("run").orElseThrow();
    }

    Fields order(JsonObject more) {
        var body =
                Json.object()
                        .add("owner", "acme")
                        .add("repository", "widgets")
                        .add("labels", Json.array().add("gw"));
        more.forEach(body::add);
        return control("POST", "/jobs", Json.string(body.build()));
    }

    Fields run(long id) {
        return rest("GET", "/repos/acme/widgets/actions/runs/" + id).json();
    }

    Fields job(long run) {
        return jobs(run).getFirst();
    }

    List<Fields> jobs(long run) {
        return rest("GET", "/repos/acme/widgets/actions/runs/" + run + "/jobs").json().list("jobs");
    }

    /// Waits until a runner's poll is parked.
    void awaitParked(TestRunner runner) {
        until(() ->
                simulator.world().sessions().list().stream()
                        .anyMatch(s -> s.runner().value() == runner.id && s.parked()));
    }

    private boolean isWriting() {
        var world = simulator.world();
        return world.archive().list(_ -> true).stream()
                .flatMap(run -> world.archive().jobs(run.id()).stream())
                .flatMap(job -> world.claims().deliveries(job.number()).stream())
                .anyMatch(delivery -> delivery.state().equals("offered"));
    }

    /// Waits for a condition, with a deadline.
    static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the condition did not come about");
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    /// What broke an invariant.
    List<Invariants.Violation> violations() {
        return simulator.world().invariants().violations();
    }

    @Override
    public void close() {
        http.shutdownNow();
        simulator.close();
    }
}
