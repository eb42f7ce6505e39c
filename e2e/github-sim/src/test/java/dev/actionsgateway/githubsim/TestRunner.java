package dev.actionsgateway.githubsim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.actionsgateway.githubsim.Github.Reply;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A runner as a test plays it: it knows its files, and every call it makes is a real one.
final class TestRunner {
    final Github github;
    final String name;
    final long id;
    final KeyPair key;
    final String clientId;
    final String authorizationUrl;
    final String broker;
    String token = "";
    String session = "";

    private TestRunner(
            Github github,
            String name,
            long id,
            KeyPair key,
            String clientId,
            String authorizationUrl,
            String broker) {
        this.github = github;
        this.name = name;
        this.id = id;
        this.key = key;
        this.clientId = clientId;
        this.authorizationUrl = authorizationUrl;
        this.broker = broker;
    }

    static TestRunner registered(Github github, String name, KeyPair key, Fields answer) {
        var authorization = answer.fields("authorization");
        return new TestRunner(
                github,
                name,
                answer.number("id").orElseThrow(),
                key,
                authorization.text("client_id").orElseThrow(),
                authorization.text("authorization_url").orElseThrow(),
                authorization.text("server_url").orElseThrow());
    }

    static TestRunner justInTime(Github github, Fields answer) {
        var files =
                Fields.of(
                        Base64.getDecoder()
                                .decode(answer.text("encoded_jit_config").orElseThrow()));
        var settings = file(files, ".runner");
        var credentials = file(files, ".credentials").fields("Data");
        return new TestRunner(
                github,
                settings.text("agentName").orElseThrow(),
                settings.number("agentId").orElseThrow(),
                key(file(files, ".credentials_rsaparams")),
                credentials.text("clientId").orElseThrow(),
                credentials.text("authorizationUrl").orElseThrow(),
                settings.text("serverUrlV2").orElseThrow());
    }

    static Fields file(Fields files, String name) {
        return Fields.of(Base64.getDecoder().decode(files.text(name).orElseThrow()));
    }

    private static KeyPair key(Fields parameters) {
        try {
            var factory = KeyFactory.getInstance("RSA");
            var modulus = number(parameters, "modulus");
            return new KeyPair(
                    factory.generatePublic(
                            new RSAPublicKeySpec(modulus, number(parameters, "exponent"))),
                    factory.generatePrivate(
                            new RSAPrivateKeySpec(modulus, number(parameters, "d"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(Fields parameters, String name) {
        return new BigInteger(1, Base64.getDecoder().decode(parameters.text(name).orElseThrow()));
    }

    static String xml(KeyPair key) {
        if (!(key.getPublic() instanceof RSAPublicKey open)) {
            throw new IllegalStateException("not an RSA key");
        }
        var encoder = Base64.getEncoder();
        return "<RSAKeyValue><Modulus>%s</Modulus><Exponent>%s</Exponent></RSAKeyValue>"
                .formatted(
                        encoder.encodeToString(open.getModulus().toByteArray()),
                        encoder.encodeToString(open.getPublicExponent().toByteArray()));
    }

    Reply exchange() {
        return exchange(JWSAlgorithm.PS256, key, Duration.ZERO);
    }

    Reply exchange(JWSAlgorithm algorithm, KeyPair with, Duration skew) {
        var now = Instant.now().plus(skew);
        var assertion =
                Github.sign(
                        algorithm,
                        with,
                        new JWTClaimsSet.Builder()
                                .issuer(clientId)
                                .subject(clientId)
                                .audience(authorizationUrl)
                                .notBeforeTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(300)))
                                .jwtID(UUID.randomUUID().toString())
                                .build());
        var form =
                "grant_type=client_credentials&client_assertion_type="
                        + URLEncoder.encode(
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", UTF_8)
                        + "&client_assertion="
                        + assertion;
        return github.send("POST", authorizationUrl, "", "application/x-www-form-urlencoded", form);
    }

    TestRunner login() {
        token = "Bearer " + exchange().json().text("access_token").orElseThrow();
        return this;
    }

    Reply open() {
        return open("2.336.0");
    }

    Reply open(String version) {
        var body =
                Json.object()
                        .add("sessionId", "00000000-0000-0000-0000-000000000000")
                        .add("ownerName", "test")
                        .add(
                                "agent",
                                Json.object()
                                        .add("id", id)
                                        .add("name", name)
                                        .add("version", version)
                                        .addNull("status"))
                        .add("useFipsEncryption", false)
                        .build();
        var reply =
                github.send(
                        "POST", broker + "session", token, "application/json", Json.string(body));
        if (reply.status() == 200) {
            session = reply.json().text("sessionId").orElseThrow();
        }
        return reply;
    }

    /// Logs in and opens a session.
    TestRunner online() {
        login();
        open();
        return this;
    }

    String pollUri(String status) {
        return broker + "message?sessionId=" + session + "&status=" + status + "&os=Linux";
    }

    Reply poll() {
        return poll("Online");
    }

    Reply poll(String status) {
        return github.send("GET", pollUri(status), token, "application/json", "");
    }

    /// A poll that runs beside the test.
    CompletableFuture<Reply> polling(String status) {
        return CompletableFuture.supplyAsync(
                () -> poll(status), Executors.newVirtualThreadPerTaskExecutor());
    }

    static Reply result(CompletableFuture<Reply> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The body of a message, read.
    static Fields body(Reply message) {
        return Fields.of(message.json().text("body").orElseThrow().getBytes(UTF_8));
    }

    Reply acquire(Fields offer) {
        return acquire(
                offer.text("run_service_url").orElseThrow(),
                offer.text("runner_request_id").orElseThrow());
    }

    Reply acquire(String runService, String requestId) {
        return github.send(
                "POST",
                runService + "acquirejob",
                token,
                "application/json",
                Json.string(
                        Json.object()
                                .add("jobMessageId", requestId)
                                .add("runnerOS", "Linux")
                                .build()));
    }

    Reply acknowledge(String requestId) {
        return github.send(
                "POST",
                broker + "acknowledge?sessionId=" + session,
                token,
                "application/json",
                Json.string(Json.object().add("runnerRequestId", requestId).build()));
    }

    Reply end() {
        return github.send("DELETE", broker + "session", token, "application/json", "");
    }

    /// Polls until a job comes, and acquires it.
    TestJob take() {
        var offer = body(poll());
        return new TestJob(this, offer, acquire(offer).json());
    }
}
