package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.SimulatorConfig;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.client.Dispatch;
import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.githubsim.core.Registration;
import dev.actionsgateway.githubsim.core.RunnerSpec;
import dev.actionsgateway.githubsim.core.RunnerView;
import dev.actionsgateway.githubsim.core.Runners;
import dev.actionsgateway.githubsim.core.Scope;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A simulated GitHub, and runners that take jobs the way the gateway does: dispatch, poll,
/// acquire, all over HTTP. Each job has a runner of its own.
final class Hub implements AutoCloseable {
    private final Simulator simulator;
    private final SimulatorClient client;
    private final HttpClient http;
    private final AtomicInteger runners = new AtomicInteger();

    Hub() {
        this(local(), HttpClient.newBuilder());
    }

    /// One that speaks TLS.
    Hub(Certificate certificate) {
        this(
                local().with(certificate.files()),
                HttpClient.newBuilder().sslContext(certificate.trusted()));
    }

    private Hub(SimulatorConfig config, HttpClient.Builder builder) {
        simulator = Simulator.start(config);
        client = new SimulatorClient(simulator.control());
        http = builder.version(HttpClient.Version.HTTP_1_1).build();
    }

    private static SimulatorConfig local() {
        return SimulatorConfig.local(tenants(), Settings.REAL, InstantSource.system());
    }

    /// A job that was acquired.
    record Taken(long run, String message) {
        Fields fields() {
            return Fields.of(message.getBytes(UTF_8));
        }
    }

    private static Tenants tenants() {
        return new Tenants(
                List.of(),
                List.of(),
                List.of(
                        new Tenants.Owner(
                                "acme",
                                1,
                                Tenants.Kind.ORGANISATION,
                                List.of(
                                        new Tenants.Group(
                                                1, "Default", Tenants.Repositories.PRIVATE_ONLY)),
                                List.of(
                                        new Tenants.Repository(
                                                10, "widgets", Tenants.Visibility.PRIVATE)))));
    }

    private RunnerView register(String name) {
        var spec =
                new RunnerSpec(
                        new Scope.Organisation("acme"),
                        name,
                        1,
                        List.of("gw", "actions-gateway-probe"),
                        RunnerSpec.Use.REPEATED,
                        "2.336.0");
        if (RunnerKeys.make().getPublic() instanceof RSAPublicKey key
                && simulator.world().runners().register(spec, key, Runners.Replace.NONE)
                        instanceof Registration.Registered(var registered)) {
            return registered;
        }
        throw new IllegalStateException("a runner can be registered");
    }

    /// Gives the repository a secret.
    Hub secret(String name, String value) throws Exception {
        send(
                "PUT",
                simulator.control() + "/repositories/acme/widgets/files",
                "",
                Json.string(Json.object().add("secrets", Json.object().add(name, value)).build()));
        return this;
    }

    /// Starts a workflow and acquires its first job.
    Taken take(String workflow) throws Exception {
        long run =
                client.dispatch(
                        new Dispatch("acme", "widgets", "ci.yml", "main", workflow, Map.of()));
        var name = "gw-a-" + runners.incrementAndGet();
        var runner = register(name);
        var token = token(runner);
        var session =
                send(
                        "POST",
                        simulator.base() + "/broker/session",
                        token,
                        Json.string(
                                Json.object()
                                        .add("sessionId", "00000000-0000-0000-0000-000000000000")
                                        .add("ownerName", "test")
                                        .add(
                                                "agent",
                                                Json.object()
                                                        .add("id", runner.id().value())
                                                        .add("name", name)
                                                        .add("version", "2.336.0"))
                                        .add("useFipsEncryption", false)
                                        .build()));
        var id = Fields.of(session.getBytes(UTF_8)).text("sessionId").orElseThrow();
        var message =
                send(
                        "GET",
                        simulator.base() + "/broker/message?status=Online&os=Linux&sessionId=" + id,
                        token,
                        "");
        var offer =
                Fields.of(
                        Fields.of(message.getBytes(UTF_8))
                                .text("body")
                                .orElseThrow()
                                .getBytes(UTF_8));
        return new Taken(
                run,
                send(
                        "POST",
                        offer.text("run_service_url").orElseThrow() + "acquirejob",
                        token,
                        Json.string(
                                Json.object()
                                        .add(
                                                "jobMessageId",
                                                offer.text("runner_request_id").orElseThrow())
                                        .add("runnerOS", "Linux")
                                        .build())));
    }

    private String token(RunnerView runner) {
        return simulator
                .tokens()
                .give(
                        new Grant.Broker(
                                runner.id(),
                                runner.clientId(),
                                Instant.now().plus(Duration.ofHours(1))));
    }

    private String send(String method, String uri, String token, String body)
            throws IOException, InterruptedException {
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .timeout(Duration.ofSeconds(60))
                                .header("User-Agent", "test")
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + token)
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(uri + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /// Ends the run whatever its runner does: its job is not found from then on.
    void forceCancel(Taken job) throws InterruptedException {
        client.forceCancel(job.run());
    }

    /// How the run ended; it must end soon.
    String conclusion(Taken job) throws InterruptedException {
        var page =
                client.awaitCompleted(
                        job.run(),
                        Deadline.after(Duration.ofSeconds(20), InstantSource.system()),
                        Sleeper.system());
        return page.run().state().conclusion().orElse("none");
    }

    /// The steps of the run's first job.
    List<View.Step> steps(Taken job) throws InterruptedException {
        var page = client.run(job.run()).orElseThrow();
        return client.job(page.jobs().getFirst().id()).orElseThrow().steps();
    }

    Optional<View.Step> step(Taken job, String name) throws InterruptedException {
        return steps(job).stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /// The lines of a step's log.
    List<String> log(Taken job, View.Step step) throws InterruptedException {
        var page = client.run(job.run()).orElseThrow();
        return client.log(page.jobs().getFirst().id(), step.number(), 1, 1000)
                .map(View.Log::lines)
                .orElse(List.of());
    }

    /// Whether all that must hold at GitHub holds.
    boolean healthy() throws InterruptedException {
        return client.checks().violated() == 0;
    }

    @Override
    public void close() {
        client.close();
        http.shutdownNow();
        simulator.close();
    }
}
