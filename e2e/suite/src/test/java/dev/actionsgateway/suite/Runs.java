package dev.actionsgateway.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.client.Dispatch;
import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Workflow runs at the simulator, started and looked at from outside of the cluster.
final class Runs implements AutoCloseable {
    private static final int LINES = 1_000;
    private static final Duration CALL = Duration.ofSeconds(30);

    final SimulatorClient control;
    private final LocalPortForward forward;
    private final URI address;

    Runs(SimulatedGitHub github) {
        forward = github.forward(SimulatedGitHub.CONTROL);
        address = URI.create("http://localhost:" + forward.getLocalPort());
        control = new SimulatorClient(address);
    }

    /// Sets a secret of the repository that all runs are of.
    void secret(String name, String value) throws IOException, InterruptedException {
        send(
                "PUT",
                "/repositories/acme/widgets/files",
                "{\"secrets\":{\"%s\":\"%s\"}}".formatted(name, value));
    }

    /// Lets all tokens of a kind end now.
    void expire(String kind) throws IOException, InterruptedException {
        send("POST", "/tokens/expire", "{\"kind\":\"%s\"}".formatted(kind));
    }

    private void send(String method, String path, String body)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(address.resolve(path))
                            .timeout(CALL)
                            .method(method, BodyPublishers.ofString(body, UTF_8))
                            .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("the simulator refused " + path + ": " + answer.body());
            }
        }
    }

    /// Starts a run of this workflow text.
    long start(String workflow) throws InterruptedException {
        return control.dispatch(
                new Dispatch("acme", "widgets", "it.yml", "main", workflow, Map.of()));
    }

    /// Waits until a run is over.
    ///
    /// @throws dev.actionsgateway.githubsim.client.SimulatorException if it is not in time
    View.RunPage ended(long run, Duration limit) throws InterruptedException {
        var deadline = Deadline.after(limit, InstantSource.system());
        return control.awaitCompleted(run, deadline, Sleeper.system());
    }

    /// The only job of a run.
    View.JobPage onlyJob(long run) throws InterruptedException {
        return job(control.run(run).orElseThrow().jobs().getFirst().id());
    }

    View.JobPage job(long id) throws InterruptedException {
        return control.job(id).orElseThrow();
    }

    /// What the steps of a job have said so far.
    String log(View.JobPage job) throws InterruptedException {
        var said = new StringBuilder();
        for (var step : job.steps()) {
            control.log(job.job().id(), step.number(), 1, LINES)
                    .ifPresent(log -> log.lines().forEach(line -> said.append(line).append('\n')));
        }
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        control.close();
        forward.close();
    }
}
