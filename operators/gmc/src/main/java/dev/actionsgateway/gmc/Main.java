package dev.actionsgateway.gmc;

import dev.actionsgateway.gmc.trial.ChartTrial;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.kube.ApiClient;
import dev.actionsgateway.serve.Check;
import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Logs;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.SelfCheck;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.serve.ServerPlan;
import io.fabric8.kubernetes.client.Config;
import io.helidon.metrics.api.Metrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The gateway manager.
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    /// Nobody sends us requests, and what a stop interrupts the next leader goes on with.
    private static final Drain DRAIN =
            new Drain(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5));

    private Main() {}

    /// Runs until SIGTERM; `--check` starts the server alone, and stops. `--test-platform` and
    /// `--test-tenant NAME` are what `helm test` runs.
    public static void main(String[] words) {
        Logs.start(Level.INFO);
        if (List.of(words).contains("--check")) {
            var management = Management.on("127.0.0.1", 0, List.of(), Metrics.globalRegistry());
            System.exit(SelfCheck.run(plan(management, List.of())));
        }
        if (words.length > 0) {
            System.exit(trial(List.of(words)));
        }
        switch (GmcConfig.fromEnv(System.getenv())) {
            case GmcConfig.Reading.Wrong(var problems) -> {
                problems.forEach(problem -> log.error("{}", problem));
                System.exit(2);
            }
            case GmcConfig.Reading.Read(var config) -> {
                Logs.start(config.logLevel());
                Logs.level(ApiClient.VERSION_WARNINGS, Level.ERROR);
                System.exit(run(config));
            }
        }
    }

    private static int trial(List<String> words) {
        Logs.level(ApiClient.VERSION_WARNINGS, Level.ERROR);
        var namespace = Objects.requireNonNullElse(System.getenv("POD_NAMESPACE"), "default");
        try (var client = ApiClient.of(Config.autoConfigure(null))) {
            var trial = new ChartTrial(client, namespace, InstantSource.system(), Sleeper.system());
            var outcome =
                    switch (words.getFirst()) {
                        case "--test-platform" -> trial.platform();
                        case "--test-tenant" -> trial.tenant(words.getLast());
                        default ->
                                new ChartTrial.Outcome(
                                        ChartTrial.Verdict.FAILED,
                                        List.of(
                                                words
                                                        + " is neither --test-platform nor"
                                                        + " --test-tenant NAME"));
                    };
            outcome.lines().forEach(line -> log.info("{}", line));
            return outcome.verdict() == ChartTrial.Verdict.PASSED ? 0 : 1;
        } catch (InterruptedException e) {
            log.error("interrupted", e);
            return 1;
        }
    }

    private static int run(GmcConfig config) {
        var program = new Program(config, ApiClient.of(Config.autoConfigure(null)));
        var checks = List.of(new Check("manager", program::health));
        var management =
                Management.on("0.0.0.0", config.managementPort(), checks, Metrics.globalRegistry());
        var closers = List.of(new ServerPlan.Closer("manager", program));
        try (var server = Server.start(plan(management, closers))) {
            program.start(server::requestStop);
            return server.runUntilStopped();
        }
    }

    private static ServerPlan plan(Management management, List<ServerPlan.Closer> closers) {
        return new ServerPlan("gmc", List.of(), management, new InFlight(), DRAIN, closers);
    }
}
