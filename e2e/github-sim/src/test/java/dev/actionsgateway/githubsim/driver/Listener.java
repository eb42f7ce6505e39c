package dev.actionsgateway.githubsim.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// A runner's listener: registered as `config.sh` does it, with a session that it polls.
final class Listener {
    private static final String ASSERTION =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Http http;
    private final JsonObject registration;
    private final String token;
    private final String session;

    private Listener(Http http, JsonObject registration, String token, String session) {
        this.http = http;
        this.registration = registration;
        this.token = token;
        this.session = session;
    }

    /// Registers a runner, proves it by its key and opens its session.
    static Listener start(Account account, String organisation, String name, List<String> labels)
            throws IOException, InterruptedException, GeneralSecurityException {
        var key = Jws.newKey();
        var registration = register(account, organisation, name, labels, key);
        var http = account.http();
        var token = "Bearer " + exchange(http, registration, key);
        var agent =
                Json.createObjectBuilder()
                        .add("id", registration.getJsonNumber("id"))
                        .add("name", name)
                        .add("version", "2.336.0")
                        .add("osDescription", "Linux");
        var opened =
                http.post(
                        URI.create(broker(registration) + "session"),
                        token,
                        Json.createObjectBuilder()
                                .add("ownerName", name)
                                .add("agent", agent)
                                .add("useFipsEncryption", false)
                                .build());
        return new Listener(
                http, registration, token, opened.must(200).json().getString("sessionId"));
    }

    private static JsonObject register(
            Account account, String organisation, String name, List<String> labels, KeyPair key)
            throws IOException, InterruptedException {
        var permit =
                account.post(
                                "/orgs/" + organisation + "/actions/runners/registration-token",
                                JsonObject.EMPTY_JSON_OBJECT)
                        .must(201)
                        .json()
                        .getString("token");
        var http = account.http();
        var url = "https://github.test/" + organisation;
        var tenant =
                http.post(
                        URI.create(account.api() + "/actions/runner-registration"),
                        "RemoteAuth " + permit,
                        Json.createObjectBuilder()
                                .add("url", url)
                                .add("runner_event", "register")
                                .build());
        if (!tenant.must(200).json().getBoolean("use_v2_flow")) {
            throw new IllegalStateException("the newer flow was wanted");
        }
        var wanted = Json.createArrayBuilder();
        labels.forEach(label ->
                wanted.add(
                        Json.createObjectBuilder()
                                .add("id", 0)
                                .add("name", label)
                                .add("type", "user")));
        return http.post(
                        URI.create(account.api() + "/actions/runners/register"),
                        "RemoteAuth " + permit,
                        Json.createObjectBuilder()
                                .add("url", url)
                                .add("group_id", 1)
                                .add("name", name)
                                .add("version", "2.336.0")
                                .add("updates_disabled", true)
                                .add("ephemeral", false)
                                .add("labels", wanted)
                                .add("public_key", xml(key))
                                .build())
                .must(201)
                .json();
    }

    private static String xml(KeyPair key) {
        var open = Jws.open(key);
        return "<RSAKeyValue><Modulus>%s</Modulus><Exponent>%s</Exponent></RSAKeyValue>"
                .formatted(number(open.getModulus()), number(open.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String exchange(Http http, JsonObject registration, KeyPair key)
            throws IOException, InterruptedException, GeneralSecurityException {
        var authorization = registration.getJsonObject("authorization");
        var client = authorization.getString("client_id");
        var url = authorization.getString("authorization_url");
        long now = Instant.now().getEpochSecond();
        var assertion =
                Jws.sign(
                        key,
                        Json.createObjectBuilder()
                                .add("sub", client)
                                .add("iss", client)
                                .add("aud", url)
                                .add("nbf", now)
                                .add("exp", now + 300)
                                .add("jti", UUID.randomUUID().toString())
                                .build());
        return http.send(
                        "POST",
                        URI.create(url),
                        "",
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_assertion_type="
                                + URLEncoder.encode(ASSERTION, UTF_8)
                                + "&client_assertion="
                                + assertion)
                .must(200)
                .json()
                .getString("access_token");
    }

    private static String broker(JsonObject registration) {
        return registration.getJsonObject("authorization").getString("server_url");
    }

    private URI address(String call, String status) {
        return URI.create(
                broker(registration)
                        + call
                        + "?sessionId="
                        + session
                        + "&status="
                        + status
                        + "&runnerVersion=2.336.0&os=Linux&architecture=X64&disableUpdate=true");
    }

    /// One long poll: 200 with a message, or 202.
    Http.Reply poll(String status) throws IOException, InterruptedException {
        return http.get(address("message", status), token);
    }

    /// Waits for a job and claims it: acknowledge, acquire, and the first renewal.
    Claim take() throws IOException, InterruptedException {
        var message = poll("Online").must(200).json();
        if (!message.getString("messageType").equals("RunnerJobRequest")) {
            throw new IllegalStateException("a job was wanted: " + message);
        }
        var offer = Http.read(message.getString("body"));
        var request = offer.getString("runner_request_id");
        if (offer.getBoolean("should_acknowledge")) {
            http.post(
                            address("acknowledge", "Online"),
                            token,
                            Json.createObjectBuilder().add("runnerRequestId", request).build())
                    .must(200);
        }
        var payload =
                http.post(
                        URI.create(offer.getString("run_service_url") + "acquirejob"),
                        token,
                        Json.createObjectBuilder()
                                .add("jobMessageId", request)
                                .add("runnerOS", "Linux")
                                .add("billingOwnerId", offer.getString("billing_owner_id"))
                                .build());
        var claim = new Claim(http, payload.must(200).text());
        claim.renew().must(200);
        return claim;
    }

    /// Polls Busy until the job is cancelled.
    JsonObject awaitCancel() throws IOException, InterruptedException {
        var reply = poll("Busy");
        while (reply.status() == 202) {
            reply = poll("Busy");
        }
        var message = reply.must(200).json();
        if (!message.getString("messageType").equals("JobCancellation")) {
            throw new IllegalStateException("a cancel was wanted: " + message);
        }
        return Http.read(message.getString("body"));
    }

    void stop() throws IOException, InterruptedException {
        http.send("DELETE", URI.create(broker(registration) + "session"), token, Http.JSON, "")
                .must(204);
    }
}
