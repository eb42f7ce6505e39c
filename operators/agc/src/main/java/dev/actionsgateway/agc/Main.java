package dev.actionsgateway.agc;

import dev.actionsgateway.kube.ApiClient;
import dev.actionsgateway.serve.Check;
import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Logs;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.Management.ThreadDumps;
import dev.actionsgateway.serve.SelfCheck;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.serve.ServerPlan;
import io.fabric8.kubernetes.client.Config;
import io.helidon.metrics.api.Metrics;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The gateway controller.
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    /// Idle sessions are closed at GitHub, which may take a while; nobody sends us requests.
    private static final Drain DRAIN =
            new Drain(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(20));

    private Main() {}

    /// Runs until SIGTERM; `--check` starts the server alone, or with a certificate a whole
    /// [Rehearsal], and stops.
    public static void main(String[] words) {
        Logs.start(Level.INFO);
        if (List.of(words).contains("--check")) {
            System.exit(check(List.of(words)));
        }
        switch (AgcConfig.fromEnv(System.getenv())) {
            case AgcConfig.Reading.Wrong(var problems) -> {
                problems.forEach(problem -> log.error("{}", problem));
                System.exit(2);
            }
            case AgcConfig.Reading.Read(var config) -> {
                Logs.start(config.logLevel());
                Logs.level(ApiClient.VERSION_WARNINGS, Level.ERROR);
                System.exit(run(config));
            }
        }
    }

    private static int check(List<String> words) {
        var files = Rehearsal.files(words);
        if (files.isPresent()) {
            Logs.level(ApiClient.VERSION_WARNINGS, Level.ERROR);
            return Rehearsal.run(files.get());
        }
        var management = Management.on("127.0.0.1", 0, List.of(), Metrics.globalRegistry());
        return SelfCheck.run(plan(management, List.of()));
    }

    private static int run(AgcConfig config) {
        var program = new Program(config, ApiClient.of(Config.autoConfigure(null)));
        var checks = List.of(new Check("groups", program::health));
        var management =
                Management.on("0.0.0.0", config.managementPort(), checks, Metrics.globalRegistry());
        var dumped =
                config.threadsPort()
                        .map(port -> management.with(new ThreadDumps(port, config.scratch())))
                        .orElse(management);
        var closers = List.of(new ServerPlan.Closer("groups", program));
        try (var server = Server.start(plan(dumped, closers))) {
            program.start(server::requestStop);
            return server.runUntilStopped();
        }
    }

    private static ServerPlan plan(Management management, List<ServerPlan.Closer> closers) {
        return new ServerPlan("agc", List.of(), management, new InFlight(), DRAIN, closers);
    }
}
