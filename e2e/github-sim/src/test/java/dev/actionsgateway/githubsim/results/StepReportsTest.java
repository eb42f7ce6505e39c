package dev.actionsgateway.githubsim.results;

import static dev.actionsgateway.githubsim.results.ResultsServer.JOB;
import static dev.actionsgateway.githubsim.results.ResultsServer.ids;
import static dev.actionsgateway.githubsim.results.ResultsServer.json;
import static dev.actionsgateway.githubsim.results.ResultsServer.step;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepReportsTest {
    private final ResultsServer server = new ResultsServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReportedStepIsKeptAsTheWorkerSaidIt() throws Exception {
        var answer = server.steps(1, step(2, 3, 0), step(1, 6, 2));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        var steps = server.records.snapshot(JOB).orElseThrow().steps();
        assertThat(steps).extracting(StepRecord::number).containsExactly(1, 2);
        assertThat(steps.getFirst().conclusion()).isEqualTo(StepConclusion.SUCCESS);
        assertThat(steps.getFirst().completedAt())
                .contains(Instant.parse("2026-03-01T10:00:01.250Z"));
        assertThat(steps.getLast().status()).isEqualTo(StepStatus.IN_PROGRESS);
        assertThat(server.reports).containsExactly(JOB);
    }

    @Test
    void aLaterReportReplacesTheStepAndAnOlderOneIsDropped() throws Exception {
        server.steps(1, step(1, 3, 0));
        server.steps(3, step(1, 6, 3));
        server.steps(3, step(1, 3, 0));
        var late = server.steps(2, step(1, 3, 0));

        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(server.records.snapshot(JOB).orElseThrow().steps())
                .extracting(StepRecord::conclusion)
                .containsExactly(StepConclusion.FAILURE);
        assertThat(server.rulesBroken()).containsExactly("change-order");
    }

    @Test
    void anUnknownStatusNumberIsRefusedByName() throws Exception {
        var answer = server.steps(1, step(1, 2, 0));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).getString("msg")).contains("steps[0].status", "not 2");
        assertThat(server.rulesBroken()).containsExactly("malformed-call");
    }

    @Test
    void withoutAJobTokenNothingIsTaken() throws Exception {
        var answer = server.call("broker-token", "results/twirp/" + Receiver.STEPS, ids());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).getString("code")).isEqualTo("unauthenticated");
    }

    @Test
    void theTokenOfAnotherJobIsRefusedAndToldOf() throws Exception {
        var answer =
                server.call(
                        "token-2",
                        "results/twirp/" + Receiver.STEPS,
                        ids().add("steps", Json.createArrayBuilder()).add("change_order", 1));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(server.rulesBroken()).containsExactly("other-job");
    }

    @Test
    void aConcludedJobIsNotFound() throws Exception {
        server.records.close(JOB, JobEnd.LOST);

        assertThat(server.steps(1, step(1, 3, 0)).statusCode()).isEqualTo(404);
        assertThat(server.objections).isEmpty();
    }

    @Test
    void whatIsNotJsonOrNotARouteIsToldApart() throws Exception {
        var path = server.base().resolve("results/twirp/" + Receiver.STEPS);
        var request =
                HttpRequest.newBuilder(path)
                        .header("Authorization", "Bearer token-1")
                        .POST(BodyPublishers.ofString("[1"));

        assertThat(json(server.send(request)).getString("code")).isEqualTo("bad_route");
        assertThat(
                        json(server.send(request.header("Content-Type", "application/json")))
                                .getString("code"))
                .isEqualTo("malformed");
        assertThat(json(server.receiver("Nonsense", ids())).getString("code"))
                .isEqualTo("bad_route");
    }

    @Test
    void aWorkerThatReportsTheEndMustHaveClosedItsStepsAndLeftTheirLogs() throws Exception {
        server.steps(1, step(1, 6, 2), step(2, 3, 0), step(3, 6, 7));

        server.records.close(JOB, JobEnd.REPORTED);
        server.records.close(JOB, JobEnd.REPORTED);

        assertThat(server.rulesBroken()).containsExactly("step-without-log", "step-left-open");
    }

    @Test
    void aStepThatIsCompletedStaysSo() throws Exception {
        server.steps(1, step(1, 6, 2));
        server.steps(2, step(1, 3, 0));

        assertThat(server.rulesBroken()).containsExactly("step-reopened");
    }

    @Test
    void aStepGoesForwardsAndItsConclusionStands() throws Exception {
        server.steps(1, step(1, 3, 0));
        server.steps(2, step(1, 5, 0));
        server.steps(3, step(1, 6, 2));
        server.steps(4, step(1, 6, 3));

        assertThat(server.rulesBroken()).containsExactly("step-backwards", "step-rewritten");
    }
}
