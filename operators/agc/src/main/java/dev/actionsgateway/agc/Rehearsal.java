package dev.actionsgateway.agc;

import dev.actionsgateway.kube.ApiClient;
import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Listener;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.serve.ServerPlan;
import dev.actionsgateway.serve.TlsFiles;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.helidon.metrics.api.Metrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's whole start, up to the first poll, against [CannedAnswers] on the loopback
/// address: it proves an image, and teaches the AOT cache what a start in a cluster needs, TLS, the
/// cluster's client and the operator framework with it.
final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CERTIFICATE = "--tls-cert=";
    private static final String KEY = "--tls-key=";
    private static final String NAME = "rehearsal";

    private Rehearsal() {}

    /// The certificate that the words name, if they do.
    static Optional<TlsFiles> files(List<String> words) {
        return word(words, CERTIFICATE)
                .flatMap(chain ->
                        word(words, KEY).map(key -> new TlsFiles(chain, key, TlsFiles.POLL)));
    }

    private static Optional<Path> word(List<String> words, String name) {
        return words.stream()
                .filter(word -> word.startsWith(name))
                .map(word -> Path.of(word.substring(name.length())))
                .findFirst();
    }

    /// Runs it.
    ///
    /// @return the exit code: 0 if a session was polled
    static int run(TlsFiles files) {
        var polled = new CountDownLatch(1);
        var answers = new CannedAnswers(files, polled);
        var listener = Listener.http(NAME, "127.0.0.1", 0, answers::routes).with(files);
        var management = Management.on("127.0.0.1", 0, List.of(), Metrics.globalRegistry());
        var plan =
                new ServerPlan(
                        "agc",
                        List.of(listener),
                        management,
                        new InFlight(),
                        Drain.unsettled(),
                        List.of());
        var server = Server.start(plan);
        boolean well = start(server.port(NAME), files, polled);
        log.atInfo().addKeyValue("polled", well).log("rehearsed");
        server.requestStop(well ? 0 : 1);
        return server.runUntilStopped();
    }

    private static boolean start(int port, TlsFiles files, CountDownLatch polled) {
        var api =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl("https://localhost:" + port)
                        .withCaCertFile(files.chain().toString())
                        .build();
        try (var program = new Program(config(), ApiClient.of(api))) {
            program.start(_ -> {});
            return polled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static AgcConfig config() {
        var told =
                Map.of(
                        "POD_NAMESPACE", NAME,
                        "GATEWAY", NAME,
                        "RUNNER_IMAGE", "runner:1",
                        "RUNNER_VERSION", "2.336.0",
                        "WRAPPER_IMAGE", "wrapper:1");
        return switch (AgcConfig.fromEnv(told)) {
            case AgcConfig.Reading.Read(var config) -> config;
            case AgcConfig.Reading.Wrong(var problems) ->
                    throw new IllegalStateException(problems.toString());
        };
    }
}
