package dev.actionsgateway.githubsim.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.SimulatorConfig;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The client against the simulator itself.
@Timeout(60)
class SteeringTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private final Simulator simulator =
            Simulator.start(SimulatorConfig.local(tenants(), Settings.REAL, CLOCK));
    private final SimulatorClient client = new SimulatorClient(simulator.control());

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

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void jobsAreQueuedSeenAndCancelled() throws Exception {
        var queued = client.enqueue(NewJobs.one("acme", "widgets", "build", "linux").times(3));

        assertThat(queued.jobs()).hasSize(3);
        var page = client.run(queued.run()).orElseThrow();
        assertThat(page.jobs()).hasSize(3).allMatch(job -> job.labels().contains("linux"));
        assertThat(page.run().counts().queued()).isEqualTo(3);

        client.forceCancel(queued.run());

        var deadline = Deadline.after(Duration.ofSeconds(30), CLOCK);
        var ended = client.awaitCompleted(queued.run(), deadline, Sleeper.system());
        assertThat(ended.run().state().conclusion()).contains("cancelled");
        assertThat(client.checks().violated()).isZero();
    }

    @Test
    void anUnknownRepositoryIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> client.enqueue(NewJobs.one("acme", "gadgets", "b", "linux")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("repository = gadgets: use one of: widgets");
    }

    @Test
    void settingsAreChangedByText() throws Exception {
        var before = client.settings();
        var booleans = before.entrySet().stream().filter(e -> e.getValue().equals("false"));
        String flag = booleans.findFirst().orElseThrow().getKey();

        var after = client.change(Map.of("pollHold", "PT0.2S", flag, "true"));

        assertThat(after).hasSameSizeAs(before).containsEntry(flag, "true");
        assertThat(after.get("pollHold")).isEqualTo("PT0.2S");
        assertThatThrownBy(() -> client.change(Map.of("polHold", "PT1S")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("polHold = ")
                .hasMessageContaining("pollHold");
    }

    @Test
    void faultsStrikeAndAreCleared() throws Exception {
        client.addFault(NewFault.status("GET", "/meta/*", 2, 503));
        client.addFault(
                new NewFault(
                        "*",
                        "/repos/**",
                        1,
                        Duration.ZERO,
                        NewFault.Moment.BEFORE,
                        new NewFault.Kind.Known("secondary-rate-limit")));
        assertThat(client.faults())
                .extracting(WaitingFault::path, WaitingFault::left)
                .containsExactly(tuple("/meta/*", 2), tuple("/repos/**", 1));

        assertThat(get("/meta/x")).isEqualTo(503);
        client.clearFaults();
        assertThat(get("/meta/x")).isEqualTo(404);

        assertThat(client.faults()).isEmpty();
        assertThat(client.calls("/meta", 10)).extracting(CallRecord::status).contains(503, 404);
        assertThat(client.callCounts().unserved()).isEqualTo(1);
    }

    @Test
    void timePassesAtOnce() throws Exception {
        var before = client.now();

        assertThat(Duration.between(before, client.advance(Duration.ofHours(2))))
                .isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    @Test
    void aNewRunIsHeardOfAtOnce() throws Exception {
        try (var changes = client.changes()) {
            assertThat(changes.next()).containsExactly("all");
            var queued = client.enqueue(NewJobs.one("acme", "widgets", "build", "linux"));

            var heard = changes.next();
            while (heard.isEmpty()) {
                heard = changes.next();
            }
            assertThat(heard).contains("run:" + queued.run());
        }
    }

    private int get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(simulator.base() + path)).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
