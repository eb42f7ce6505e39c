package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {
    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PATCH | /settings       | {"pollHold":"soon"}                        | pollHold
                    PATCH | /settings       | {"pollHolt":"PT1S"}                        | pollHolt
                    PATCH | /settings       | {"jitSpent":"never"}                       | jitSpent
                    POST  | /jobs           | {"owner":"nobody"}                         | repo
                    POST  | /jobs           | {"owner":"nobody","repository":"x"}        | owner
                    POST  | /jobs           | {"owner":"acme","repository":"x"}          | repository
                    POST  | /jobs           | {"owner":"acme","repository":"widgets"}    | labels
                    POST  | /faults         | {"path":"/x","kind":"explode"}             | kind
                    POST  | /faults         | {"kind":"reset"}                           | path
                    POST  | /clock          | {"advance":"-PT1S"}                        | advance
                    POST  | /tokens/expire  | {}                                         | kind
                    POST  | /jobs           | nonsense                                   | body
                    """)
    void whatCannotBeDoneIsRefusedWithFieldValueAndRemedy(
            String method, String path, String body, String field) {
        var reply =
                github.send(
                        method, github.simulator.control() + path, "", "application/json", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().text("field")).contains(field);
        assertThat(reply.json().has("value")).isTrue();
        assertThat(reply.json().text("remedy").orElse("")).isNotBlank();
    }

    @Test
    void theStateShowsJobsWithTheirDeliveriesAndTheCallsWithTheirTokens() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var job = runner.take();

        var state = github.control("GET", "/state", "");
        var shown = state.list("jobs").getFirst();
        assertThat(shown.text("phase")).contains("leased");
        var delivery = shown.list("deliveries").getFirst();
        assertThat(delivery.text("requestId")).contains(job.requestId());
        assertThat(delivery.text("state")).contains("acquired");
        assertThat(state.list("runners").getFirst().flag("busy")).contains(true);
        assertThat(state.list("sessions")).hasSize(1);
        assertThat(state.fields("invariants").number("violated")).contains(0L);
        var calls = github.control("GET", "/calls?path=/broker/message", "").list("calls");
        assertThat(calls.getFirst().text("token")).contains("broker");
        assertThat(calls.getFirst().number("status")).contains(200L);
        assertThat(calls.getFirst().object().toString()).doesNotContain(runner.token);
        assertThat(github.control("GET", "/statistics", "").fields("jobs").number("leased"))
                .contains(1L);
    }

    @Test
    void aTokenCanBeExpired() {
        var runner = github.registered("gw-a-0").online();
        github.control("POST", "/tokens/expire", "{\"kind\":\"broker\"}");

        assertThat(runner.poll().status()).isEqualTo(401);
        assertThat(runner.login().exchange().status()).isEqualTo(200);
    }

    @Test
    void theTemplateOfAJobReplacesMembersOfItsMessage() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue(
                Json.object()
                        .add("steps", Json.array().add(Json.object().add("run", "exit 3")))
                        .add("payload", Json.object().add("jobName", "mine"))
                        .build());

        var message = runner.take().message();
        assertThat(message.text("jobName")).contains("mine");
        assertThat(message.list("steps").getFirst().object().toString()).contains("exit 3");
    }

    @Test
    void aRunCanGetAFurtherJob() {
        long run = github.enqueue();
        github.enqueue(Json.object().add("run", run).build());

        assertThat(github.jobs(run)).hasSize(2);
    }

    @Test
    void changesAreTold() throws IOException, InterruptedException {
        long run = github.enqueue();
        var request =
                HttpRequest.newBuilder(URI.create(github.simulator.control() + "/events")).build();
        var response = github.http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var line = lines.readLine();
            while (!line.startsWith("data: ")) {
                line = lines.readLine();
            }
            assertThat(line).contains("\"kind\":\"run\"").contains(Long.toString(run));
        }
    }

    @Test
    void anOpenEventStreamAndAParkedPollDoNotHoldTheStopUp()
            throws IOException, InterruptedException {
        var runner = github.registered("gw-a-0").online();
        var parked = runner.polling("Online");
        github.awaitParked(runner);
        var request =
                HttpRequest.newBuilder(URI.create(github.simulator.control() + "/events")).build();
        var stream = github.http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();

        github.simulator.release();
        assertThat(TestRunner.result(parked).status()).isEqualTo(202);
        assertThat(stream.readAllBytes()).isNotEmpty();
    }
}
