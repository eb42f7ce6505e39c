package dev.actionsgateway.githubsim.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.ManualClock;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimulatorClientTest {
    private final FakeControl control = new FakeControl();
    private final SimulatorClient client = new SimulatorClient(control.address());

    @AfterEach
    void stop() {
        client.close();
        control.close();
    }

    @Test
    void whatThePageShowsIsReadBackWhole() throws Exception {
        var page = client.run(1).orElseThrow();

        assertThat(page.run().name()).isEqualTo("Build every platform");
        assertThat(page.jobs()).hasSize(40).extracting(View.Job::group).contains("publish");
        assertThat(client.job(20).orElseThrow().steps()).hasSize(5);
        assertThat(client.log(20, 3, 2991, 100).orElseThrow().lines()).hasSize(10);
        assertThat(client.runs("push release", 5)).hasSize(5);
        assertThat(client.runners()).hasSize(80);
        assertThat(client.sessions()).hasSize(72);
        assertThat(client.checks().violated()).isEqualTo(2);
        assertThat(client.callCounts().unserved()).isEqualTo(3);
        assertThat(client.run(999)).isEmpty();
    }

    @Test
    void whatIsOrderedArrivesAsItIsDocumented() throws Exception {
        assertThat(
                        client.dispatch(
                                new Dispatch(
                                        "a", "b", "ci.yml", "main", "on: push", Map.of("k", "v"))))
                .isEqualTo(2);
        assertThat(client.enqueue(NewJobs.one("a", "b", "j", "linux").times(2)).jobs())
                .containsExactly(31L, 32L);
        client.cancel(2);
        client.forceCancel(2);
        client.dropSession("s-1");
        assertThat(client.addFault(NewFault.status("POST", "/run/*/x", 2, 503))).isEqualTo(3);
        assertThat(client.advance(Duration.ofMinutes(10)))
                .isEqualTo(Instant.parse("2026-03-01T10:10:00Z"));

        assertThat(control.told)
                .containsExactly(
                        "POST /dispatch {\"owner\":\"a\",\"repository\":\"b\",\"file\":\"ci.yml\","
                                + "\"ref\":\"main\",\"inputs\":{\"k\":\"v\"},\"workflow\":\"on: push\"}",
                        "POST /jobs {\"owner\":\"a\",\"repository\":\"b\",\"name\":\"j\","
                                + "\"labels\":[\"linux\"],\"count\":2,\"fanOut\":1}",
                        "POST /runs/2/cancel {}",
                        "POST /runs/2/force-cancel {}",
                        "DELETE /sessions/s-1 {}",
                        "POST /faults {\"method\":\"POST\",\"path\":\"/run/*/x\",\"times\":2,"
                                + "\"delay\":\"PT0S\",\"moment\":\"before\",\"kind\":\"answer\","
                                + "\"status\":503,\"headers\":{},\"body\":\"\"}",
                        "POST /clock {\"advance\":\"PT10M\"}");
    }

    @Test
    void aRefusalNamesFieldValueAndRemedy() {
        assertThatThrownBy(() -> client.change(Map.of("polHold", "1")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> {
                            assertThat(refused.status()).isEqualTo(400);
                            assertThat(refused)
                                    .hasMessageEndingWith(
                                            "/settings was refused with 400: polHold = 1: use one"
                                                    + " of: pollHold");
                        });
    }

    @Test
    void anAddressWhereNobodyListensIsNamed() throws Exception {
        URI nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (var lost = new SimulatorClient(nobody)) {
            assertThatThrownBy(lost::now)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageStartingWith("GET " + nobody + "/clock: no answer");
        }
    }

    @Test
    void changesAreHeard() throws Exception {
        try (var changes = client.changes()) {
            assertThat(changes.next()).containsExactly("all");
        }
    }

    @Test
    void waitingForARunEndsWithItOrWithItsDeadline() throws Exception {
        var clock = new ManualClock(Instant.EPOCH);
        var deadline = Deadline.after(Duration.ofSeconds(1), clock);

        assertThat(client.awaitCompleted(3, deadline, clock).run().state().conclusion())
                .contains("success");
        assertThatThrownBy(() -> client.awaitCompleted(1, deadline, clock::advance))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("run 1 is not completed in time")
                .hasMessageContaining("running=4");
    }
}
