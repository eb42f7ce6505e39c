package dev.actionsgateway.agc.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Listener;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.serve.ServerPlan;
import dev.actionsgateway.serve.TlsFiles;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.helidon.http.HeaderNames;
import io.helidon.metrics.api.Metrics;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A webhook that judges every pod of a namespace that is to be made in earnest, and that need not
/// be there.
final class Objector implements AutoCloseable {
    private final TlsFiles files;
    private final Site site;
    private final int port;
    private final Optional<String> objection;
    private final AtomicInteger asked = new AtomicInteger();
    private Optional<Server> server = Optional.empty();

    /// Makes it known to the API server; it does not answer yet.
    ///
    /// @param objection what it has against a pod, if anything
    Objector(Site site, Optional<String> objection) {
        this.site = site;
        this.objection = objection;
        files = site.github.files();
        port = free();
        site.tenant
                .admin()
                .load(new ByteArrayInputStream(configuration().getBytes(UTF_8)))
                .create();
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        try {
            var bundle = Base64.getEncoder().encodeToString(Files.readAllBytes(files.chain()));
            return """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: NAME}
            webhooks:
              - name: pods.objector.test
                clientConfig: {url: "https://127.0.0.1:PORT/", caBundle: BUNDLE}
                admissionReviewVersions: [v1]
                sideEffects: None
                failurePolicy: Fail
                timeoutSeconds: 5
                matchConditions:
                  - {name: in-earnest, expression: "!(has(request.dryRun) && request.dryRun)"}
                namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: NAME}}
                rules:
                  - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
            """
                    .replace("NAME", site.tenant.namespace())
                    .replace("PORT", Integer.toString(port))
                    .replace("BUNDLE", bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Begins to answer.
    void answer() {
        var listener =
                Listener.http("objector", "127.0.0.1", port, routing -> routing.post(this::judge))
                        .with(files);
        var management = Management.on("127.0.0.1", 0, List.of(), Metrics.globalRegistry());
        var plan =
                new ServerPlan(
                        "objector",
                        List.of(listener),
                        management,
                        new InFlight(),
                        Drain.unsettled(),
                        List.of());
        server = Optional.of(Server.start(plan));
    }

    /// How many pods it has judged.
    int asked() {
        return asked.get();
    }

    private void judge(ServerRequest request, ServerResponse response) {
        var review =
                Serialization.unmarshal(
                        new String(request.content().as(byte[].class), UTF_8), Map.class);
        var asks = (Map<?, ?>) Objects.requireNonNull(review.get("request"));
        asked.incrementAndGet();
        var answer =
                Map.of(
                        "apiVersion",
                        "admission.k8s.io/v1",
                        "kind",
                        "AdmissionReview",
                        "response",
                        Map.of(
                                "uid",
                                String.valueOf(asks.get("uid")),
                                "allowed",
                                objection.isEmpty(),
                                "status",
                                Map.of("message", objection.orElse(""))));
        response.header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(Serialization.asJson(answer).getBytes(UTF_8));
    }

    @Override
    public void close() {
        site.tenant
                .admin()
                .admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName(site.tenant.namespace())
                .delete();
        server.ifPresent(Server::close);
    }
}
