package dev.actionsgateway.agc.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.group.GroupRuntime;
import dev.actionsgateway.agc.group.GroupSettings;
import dev.actionsgateway.agc.group.GroupView;
import dev.actionsgateway.agc.pod.Jobs;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.serve.ServerPlan;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final MeterRegistry meters = Metrics.globalRegistry();

    @Test
    void aGroupStandsAmongTheMetricsUntilItIsClosed() throws Exception {
        var group = new MeteredGroup("metered", new Fixed(), meters, () -> {});
        assertThat(shown())
                .containsPattern(line("sessions", "", "3.0"))
                .containsPattern(line("sessions_polling", "", "2.0"))
                .containsPattern(line("jobs_running", "", "1.0"))
                .containsPattern(line("jobs_admitted", "", "7.0"));

        group.close();

        assertThat(shown()).doesNotContain("actions_gateway_sessions");
    }

    @Test
    void aWorkersStartIsTimedOnceHoweverOftenItIsSeen() throws Exception {
        var starts = new WorkerStarts(meters);

        starts.look(List.of(pod("metered", false)));
        starts.look(List.of(pod("metered", true)));
        starts.look(List.of(pod("metered", true)));

        assertThat(shown())
                .containsPattern(line("pod_to_running_duration_seconds_count", "", "1"))
                .containsPattern(line("pod_to_running_duration_seconds_sum", "", "4.0"));
    }

    @Test
    void aJobIsCountedByTheWorkersWord() throws Exception {
        var held = Jobs.held("metered", "request", "plan", "job");

        new EventMeters(meters)
                .note(
                        new Event.Ended(
                                held.seat(),
                                held.job(),
                                "Reported",
                                "failed",
                                "by the worker",
                                Duration.ofMinutes(1)));

        assertThat(shown()).containsPattern(line("jobs_total", "result=\"failed\".*", "1.0"));
    }

    @Test
    void whatHappenedInAGroupIsForgottenOnceItIsOver() throws Exception {
        var events = new EventMeters(meters);
        var starts = new WorkerStarts(meters);
        var seat = new SeatId("over", 0);
        var group =
                new MeteredGroup(
                        "over",
                        new Fixed(),
                        meters,
                        () -> {
                            events.forget("over");
                            starts.forget("over");
                        });
        events.note(new Event.Offered(seat, new RequestId("r-1")));
        events.note(new Event.Offered(new SeatId("other", 0), new RequestId("r-2")));
        starts.look(List.of(pod("over", true)));

        group.drain(Deadline.after(Duration.ZERO, InstantSource.system()));
        group.close();

        assertThat(shown())
                .doesNotContain("runner_group=\"over\"")
                .containsPattern("offers_total\\{.*runner_group=\"other\".*} 1.0");

        events.note(new Event.Offered(seat, new RequestId("r-3")));

        assertThat(shown()).containsPattern("offers_total\\{.*runner_group=\"over\".*} 1.0");
        events.forget("over");
        events.forget("other");
    }

    private static String line(String name, String tags, String value) {
        return "(?m)^actions_gateway_%s\\{.*%srunner_group=\"metered\".*} %s"
                .formatted(name, tags, value.replace(".", "\\."));
    }

    /// What a scrape would see.
    private String shown() throws Exception {
        var management = Management.on("127.0.0.1", 0, List.of(), meters);
        var plan =
                new ServerPlan(
                        "test", List.of(), management, new InFlight(), Drain.standard(), List.of());
        try (var server = Server.start(plan);
                var client = HttpClient.newHttpClient()) {
            var port = server.port(Server.MANAGEMENT);
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static Pod pod(String group, boolean running) {
        var status =
                new PodBuilder()
                        .withNewMetadata()
                        .withUid("u-" + group)
                        .withLabels(Map.of(Labels.RUNNER_GROUP, group))
                        .withCreationTimestamp("2031-03-04T10:00:00Z")
                        .endMetadata()
                        .withNewStatus();
        if (running) {
            status.addNewContainerStatus()
                    .withName("runner")
                    .withNewState()
                    .withNewRunning("2031-03-04T10:00:04Z")
                    .endState()
                    .endContainerStatus();
        }
        return status.endStatus().build();
    }

    private record Fixed() implements GroupRuntime {
        @Override
        public void update(GroupSettings settings) {
            // nothing changes
        }

        @Override
        public void look() {
            // there is nothing to see
        }

        @Override
        public GroupView view() {
            return new GroupView(
                    3, 2, Optional.empty(), 1, 7, Map.of(), List.of(), Optional.empty());
        }

        @Override
        public Optional<Throwable> broken() {
            return Optional.empty();
        }

        @Override
        public Drained drain(Deadline deadline) {
            return new Drained(List.of());
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
