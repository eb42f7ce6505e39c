package dev.actionsgateway.webhook;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.kube.ApiClient;
import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Logs;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.SelfCheck;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.serve.ServerPlan;
import dev.actionsgateway.serve.TlsFiles;
import dev.actionsgateway.webhook.certs.Lifetimes;
import dev.actionsgateway.webhook.kube.FactsReader;
import dev.actionsgateway.webhook.net.Globs;
import dev.actionsgateway.webhook.review.Wire;
import dev.actionsgateway.webhook.rules.Judge;
import dev.actionsgateway.webhook.rules.Platform;
import io.fabric8.kubernetes.client.Config;
import io.helidon.metrics.api.Metrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The admission webhook.
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    /// Short, since the API server itself waits for our answer meanwhile.
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final String CHECK = "--check";

    private Main() {}

    /// Runs until SIGTERM; `--check FOLDER` starts the server alone, with the certificate in that
    /// folder if there is one, and stops.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public static void main(String[] words) throws InterruptedException {
        Logs.start(Level.INFO);
        if (List.of(words).contains(CHECK)) {
            System.exit(check(Path.of(words[words.length - 1])));
        }
        switch (WebhookConfig.fromEnv(System.getenv())) {
            case WebhookConfig.Reading.Wrong(var problems) -> {
                problems.forEach(problem -> log.error("{}", problem));
                System.exit(2);
            }
            case WebhookConfig.Reading.Read(var config) -> {
                Logs.start(config.logLevel());
                Logs.level(ApiClient.VERSION_WARNINGS, Level.ERROR);
                System.exit(run(config));
            }
        }
    }

    private static int run(WebhookConfig config) throws InterruptedException {
        var program =
                new Program(
                        config,
                        ApiClient.within(LONGEST, Config.autoConfigure(null)),
                        Metrics.globalRegistry(),
                        Drain.standard(),
                        Lifetimes.standard(),
                        InstantSource.system());
        try (var server = Server.start(program.plan())) {
            return server.runUntilStopped();
        }
    }

    private static int check(Path folder) {
        var client = ApiClient.within(LONGEST, Config.empty());
        var nobody =
                new Platform(
                        new Globs(List.of("*")),
                        new Globs(List.of()),
                        new Globs(List.of()),
                        List.of());
        var admission =
                new Admission(
                        new Wire(client.getKubernetesSerialization()),
                        new Judge(nobody),
                        new FactsReader(client, "", InstantSource.system(), Sleeper.system()),
                        new Journal(Metrics.globalRegistry()));
        return SelfCheck.run(
                new ServerPlan(
                        "webhook",
                        List.of(Program.listener(0, admission).with(TlsFiles.in(folder))),
                        Management.on("127.0.0.1", 0, List.of(), Metrics.globalRegistry()),
                        new InFlight(),
                        Drain.unsettled(),
                        List.of(new ServerPlan.Closer("api server", client))),
                new SelfCheck.Get(Program.LISTENER, Program.PATH));
    }
}
