package dev.actionsgateway.serve;

import dev.actionsgateway.serve.ServerPlan.Closer;
import io.helidon.metrics.api.Metrics;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.event.Level;

/// A program as small as they get, run by tests in a process of its own.
///
/// Its arguments: the directory that it shares with the test, the milliseconds to settle, and those
/// for requests in flight; or `--check` and that directory. `/hold` leaves the file `begun` in the
/// directory and answers once there is a file `release`.
final class Program {
    private final Path shared;

    private Program(Path shared) {
        this.shared = shared;
    }

    public static void main(String[] args) {
        Logs.start(Level.INFO);
        if (args[0].equals("--check")) {
            var plan = new Program(Path.of(args[1])).plan(Drain.standard());
            System.exit(SelfCheck.run(plan, new SelfCheck.Get("api", "/hello")));
        }
        var drain =
                new Drain(
                        Duration.ofMillis(Long.parseLong(args[1])),
                        Duration.ofMillis(Long.parseLong(args[2])),
                        Duration.ofSeconds(30));
        System.exit(Server.start(new Program(Path.of(args[0])).plan(drain)).runUntilStopped());
    }

    private ServerPlan plan(Drain drain) {
        return new ServerPlan(
                "program",
                List.of(Listener.http("api", "127.0.0.1", 0, this::routes)),
                Management.on("127.0.0.1", 0, List.of(), Metrics.globalRegistry()),
                new InFlight(),
                drain,
                List.of(new Closer("file", () -> Files.createFile(shared.resolve("closed")))));
    }

    private void routes(HttpRouting.Builder routing) {
        routing.get("/hello", (_, response) -> response.send("hello")).get("/hold", this::hold);
    }

    private void hold(ServerRequest request, ServerResponse response) throws Exception {
        Files.createFile(shared.resolve("begun"));
        while (!Files.exists(shared.resolve("release"))) {
            Thread.sleep(10);
        }
        response.send("held to the end");
    }
}
