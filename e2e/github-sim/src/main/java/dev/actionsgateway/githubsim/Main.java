package dev.actionsgateway.githubsim;

import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Listener;
import dev.actionsgateway.serve.Logs;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.SelfCheck;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.serve.ServerPlan;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.metrics.api.Metrics;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.slf4j.event.Level;

/// The simulator as a program. `--check` starts it whole, asks it for its health, and ends it.
public final class Main {
    private static final String GITHUB = "github";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final int PORT = 8080;
    private static final int MANAGEMENT_PORT = 9090;

    private Main() {}

    /// Serves until SIGTERM.
    public static void main(String[] arguments) {
        Logs.start(Level.INFO);
        var plan =
                new ServerPlan(
                        "github-sim",
                        List.of(Listener.http(GITHUB, EVERYWHERE, PORT, Main::routes)),
                        Management.on(
                                EVERYWHERE, MANAGEMENT_PORT, List.of(), Metrics.globalRegistry()),
                        new InFlight(),
                        Drain.unsettled(),
                        List.of());
        if (List.of(arguments).contains("--check")) {
            System.exit(SelfCheck.run(plan, new SelfCheck.Get(GITHUB, "/meta")));
        }
        System.exit(Server.start(plan).runUntilStopped());
    }

    private static void routes(HttpRouting.Builder routing) {
        routing.any(Main::unserved);
    }

    private static void unserved(ServerRequest request, ServerResponse response) {
        response.status(Status.NOT_FOUND_404)
                .header(HeaderNames.CONTENT_TYPE, "text/plain")
                .header("X-Simulator-Unserved", "1")
                .send("404 page not found");
    }
}
