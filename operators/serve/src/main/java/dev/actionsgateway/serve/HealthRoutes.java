package dev.actionsgateway.serve;

import dev.actionsgateway.serve.Check.Down;
import dev.actionsgateway.serve.Check.Up;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.stream.Stream;

/// `/livez`: the program runs. `/readyz`: it may be sent work.
final class HealthRoutes implements HttpService {
    private final List<Check> checks;

    HealthRoutes(List<Check> checks, InFlight inFlight) {
        var stays =
                new Check(
                        "staying",
                        () ->
                                inFlight.phase() == InFlight.Phase.SERVING
                                        ? new Up()
                                        : new Down("stopping"));
        this.checks = Stream.concat(Stream.of(stays), checks.stream()).toList();
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/livez", (_, response) -> response.send("ok\n")).get("/readyz", this::ready);
    }

    private void ready(ServerRequest request, ServerResponse response) {
        boolean verbose = request.query().contains("verbose");
        var lines = new StringBuilder();
        boolean up = true;
        for (var check : checks) {
            switch (check.ask()) {
                case Up() when verbose -> lines.append("[+] ").append(check.name()).append('\n');
                case Up() -> {}
                case Down(var reason) -> {
                    up = false;
                    lines.append(
                            "[-] %s: %s\n".formatted(check.name(), reason.replaceAll("\\R", " ")));
                }
            }
        }
        response.status(up ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .send(up ? lines + "ok\n" : lines.toString());
    }
}
