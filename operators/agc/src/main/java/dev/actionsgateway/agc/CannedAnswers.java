package dev.actionsgateway.agc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.serve.TlsFiles;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;

/// What an API server with one RunnerGroup, and a GitHub that takes every runner, would answer:
/// just enough for a [Rehearsal].
///
/// @param files the server's certificate, and the key that serves as the App's, too
/// @param polled is counted down by the first poll
record CannedAnswers(TlsFiles files, CountDownLatch polled) {
    private static final String GATEWAY =
            """
            {"apiVersion":"actionsgateway.dev/v1alpha1","kind":"ActionsGateway",
             "metadata":{"name":"rehearsal","namespace":"rehearsal","uid":"u-1","generation":1},
             "spec":{"githubUrl":"URL/acme","githubCaBundleRef":{"name":"ca"},"credentials":
              {"githubApp":{"appId":1,"installationId":1,"privateKeySecretRef":{"name":"app"}}}}}
            """;
    private static final String GROUP =
            """
            {"apiVersion":"actionsgateway.dev/v1alpha1","kind":"RunnerGroup",
             "metadata":{"name":"group","namespace":"rehearsal","uid":"u-2","generation":1,
              "resourceVersion":"1","finalizers":["actionsgateway.dev/drain"]},
             "spec":{"gatewayRef":{"name":"rehearsal"},"runnerLabels":["rehearsal"]}}
            """;
    private static final String LIST =
            "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[%s]}";
    private static final String MISSING =
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}";

    void routes(HttpRouting.Builder routing) {
        routing.any(this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        var path = request.path().path();
        var base = "https://" + request.authority();
        var last = path.substring(path.lastIndexOf('/') + 1);
        boolean reads = request.prologue().method().text().equals("GET");
        if (path.startsWith("/api/v1/") || path.startsWith("/apis/")) {
            cluster(request, response, reads ? last : "", base);
        } else {
            github(response, last, base);
        }
    }

    private void cluster(ServerRequest request, ServerResponse response, String last, String base) {
        if (request.query().contains("watch")) {
            response.send();
            return;
        }
        switch (last) {
            case "" -> say(response, 200, changed(request));
            case "rehearsal" -> say(response, 200, GATEWAY.replace("URL", base));
            case "runnergroups" -> say(response, 200, LIST.formatted(GROUP));
            case "secrets", "pods", "resourcequotas" -> say(response, 200, LIST.formatted(""));
            case "ca" -> say(response, 200, data("ConfigMap", "ca.crt", quoted(files.chain())));
            case "app" -> say(response, 200, data("Secret", "privateKey", encoded(files.key())));
            default -> say(response, 404, MISSING);
        }
    }

    /// Whatever is made or changed is as it was sent; a group's status is not kept.
    private static String changed(ServerRequest request) {
        return request.path().path().contains("/runnergroups/")
                ? GROUP
                : new String(request.content().as(byte[].class), UTF_8);
    }

    private void github(ServerResponse response, String last, String base) {
        switch (last) {
            case "access_tokens", "registration-token" ->
                    say(response, 201, "{\"token\":\"t\",\"expires_at\":\"2099-01-01T00:00:00Z\"}");
            case "runner-registration" ->
                    say(
                            response,
                            200,
                            "{\"url\":\"%s/\",\"token\":\"t\",\"use_v2_flow\":true}"
                                    .formatted(base));
            case "runner-groups" ->
                    say(
                            response,
                            200,
                            "{\"runner_groups\":[{\"id\":1,\"name\":\"Default\",\"default\":true}]}");
            case "runners" -> say(response, 200, "{\"total_count\":0,\"runners\":[]}");
            case "register" ->
                    say(
                            response,
                            201,
                            """
                            {"id":1,"name":"r","authorization":{"authorization_url":"%s/token",
                             "server_url":"%s/","client_id":"c"}}
                            """
                                    .formatted(base, base));
            case "token" -> say(response, 200, "{\"access_token\":\"a\",\"expires_in\":3600}");
            case "session" -> say(response, 200, "{\"sessionId\":\"s\"}");
            case "message" -> {
                polled.countDown();
                response.status(202).send();
            }
            default -> say(response, 200, "{}");
        }
    }

    private static void say(ServerResponse response, int status, String json) {
        response.status(Status.create(status))
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(json.getBytes(UTF_8));
    }

    private static String data(String kind, String key, String value) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"%s\",\"metadata\":{\"name\":\"x\"},\"data\":{\"%s\":\"%s\"}}"
                .formatted(kind, key, value);
    }

    private static String quoted(Path file) {
        return read(file).replace("\n", "\\n");
    }

    private static String encoded(Path file) {
        return Base64.getEncoder().encodeToString(read(file).getBytes(UTF_8));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
