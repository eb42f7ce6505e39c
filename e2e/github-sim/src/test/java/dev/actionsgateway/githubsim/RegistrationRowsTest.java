package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows R1 to R4: runner records.
class RegistrationRowsTest {
    private static final String RUNNERS = "/orgs/acme/actions/runners";

    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void r1AJustInTimeRecordComesWithItsThreeFiles() {
        var reply = github.jit("gw-a-0");

        assertThat(reply.status()).isEqualTo(201);
        var runner = reply.json().fields("runner");
        assertThat(runner.text("status")).contains("offline");
        assertThat(runner.list("labels").getFirst().text("name")).contains("gw");
        var files = files(reply.json());
        var settings = TestRunner.file(files, ".runner");
        assertThat(settings.object().get("AgentId")).isInstanceOf(JsonString.class);
        assertThat(settings.number("AgentId")).isEqualTo(runner.number("id"));
        assertThat(settings.text("UseV2Flow")).contains("True");
        assertThat(settings.text("ServerUrlV2")).contains(github.simulator.base() + "/broker/");
        assertThat(TestRunner.file(files, ".credentials").text("Scheme")).contains("OAuth");
        assertThat(TestRunner.file(files, ".credentials_rsaparams").text("inverseQ")).isPresent();

        github.set("jitValues", "native");
        var other = TestRunner.file(files(github.jit("gw-a-1").json()), ".runner");
        assertThat(other.object().get("AgentId")).isInstanceOf(JsonNumber.class);
    }

    @Test
    void r1WhatIsNotValidIsUnprocessable() {
        assertThat(jit("{\"name\":\"a\",\"labels\":[\"x\"]}").status()).isEqualTo(422);
        assertThat(jit("{\"name\":\"a\",\"runner_group_id\":1,\"labels\":[]}").status())
                .isEqualTo(422);
        assertThat(jit("{\"name\":\"a\",\"runner_group_id\":77,\"labels\":[\"x\"]}").status())
                .isEqualTo(404);
    }

    @Test
    void r2ANameThatIsTakenIsAConflict() {
        github.jit("gw-a-0");

        var second = github.jit("gw-a-0");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().text("message")).contains("Already exists");
        long id =
                github.rest("GET", RUNNERS + "?name=gw-a-0")
                        .json()
                        .list("runners")
                        .getFirst()
                        .number("id")
                        .orElseThrow();
        assertThat(github.rest("DELETE", RUNNERS + "/" + id).status()).isEqualTo(204);
        assertThat(github.rest("DELETE", RUNNERS + "/" + id).status()).isEqualTo(404);
        assertThat(github.jit("gw-a-0").status()).isEqualTo(201);
    }

    @Test
    void r3ABusyRunnerCannotBeDeletedUntilItsRunHasEnded() {
        var runner = github.registered("gw-a-0").online();
        long run = github.enqueue();
        runner.take();

        var refused = github.rest("DELETE", RUNNERS + "/" + runner.id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().text("message"))
                .contains("Runner \"gw-a-0\" is currently running a job and cannot be deleted.");
        github.rest("POST", "/repos/acme/widgets/actions/runs/" + run + "/force-cancel");
        assertThat(github.rest("DELETE", RUNNERS + "/" + runner.id).status()).isEqualTo(204);
    }

    @Test
    void r4TheSearchByNameCanMissARecordThatTheListShows() {
        github.jit("gw-a-0");
        github.control("POST", "/runners/hide", "{\"name\":\"gw-a-0\"}");

        assertThat(github.rest("GET", RUNNERS + "?name=gw-a-0").text())
                .isEqualTo("{\"total_count\":0,\"runners\":[]}");
        assertThat(github.rest("GET", RUNNERS).json().number("total_count")).contains(1L);
    }

    @Test
    void aRegistrationTokenIsGoodForTheHopsOfItsScopeOnly() {
        var token = github.rest("POST", RUNNERS + "/registration-token").json().text("token");
        assertThat(token.orElseThrow()).hasSize(132);
        var body = "{\"url\":\"https://github.test/acme\",\"runner_event\":\"register\"}";

        var hop = registration("RemoteAuth " + token.get(), body);
        assertThat(hop.status()).isEqualTo(200);
        assertThat(hop.json().flag("use_v2_flow")).contains(true);
        assertThat(registration("Bearer " + token.get(), body).status()).isEqualTo(401);
        assertThat(registration("RemoteAuth " + github.token(), body).status()).isEqualTo(401);
        assertThat(
                        registration(
                                        "RemoteAuth " + token.get(),
                                        "{\"url\":\"https://github.test/acme/widgets\","
                                                + "\"runner_event\":\"register\"}")
                                .status())
                .isEqualTo(404);
        assertThat(
                        github.send(
                                        "GET",
                                        "/orgs/acme/actions/runner-groups",
                                        "RemoteAuth " + token.get(),
                                        "")
                                .json()
                                .list("runner_groups"))
                .hasSize(2);
    }

    @Test
    void aRegisteredRecordIsReplacedOnDemandAndTheOldCredentialsEnd() {
        var first = github.registered("gw-a-0").login();
        var token = github.rest("POST", RUNNERS + "/registration-token").json().text("token").get();
        var body =
                Json.object(Github.registration("gw-a-0", "acme", 1, false, Github.KEYS.next()))
                        .add("runner_id", first.id)
                        .add("replace", true)
                        .build();
        var reply =
                github.send(
                        "POST",
                        "/actions/runners/register",
                        "RemoteAuth " + token,
                        Json.string(body));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(first.exchange().status()).isEqualTo(400);
        assertThat(first.open().json().text("errorKind")).contains("RunnerNotFound");
    }

    private Github.Reply jit(String body) {
        return github.rest("POST", RUNNERS + "/generate-jitconfig", body);
    }

    private Github.Reply registration(String authorization, String body) {
        return github.send("POST", "/actions/runner-registration", authorization, body);
    }

    private static Fields files(Fields answer) {
        return Fields.of(
                Base64.getDecoder().decode(answer.text("encoded_jit_config").orElseThrow()));
    }
}
