package dev.actionsgateway.proxy;

import dev.actionsgateway.serve.Logs;
import dev.actionsgateway.serve.SelfCheck;
import dev.actionsgateway.serve.Server;
import io.helidon.metrics.api.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The CONNECT proxy. `--check` starts it whole, sends something through a tunnel, and ends it.
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);
    private static final int BAD_USAGE = 2;

    private Main() {}

    /// Serves until SIGTERM.
    public static void main(String[] words) {
        Logs.start(Level.INFO);
        if (List.of(words).contains("--check")) {
            System.exit(check());
        }
        switch (ProxyConfig.fromEnv(System.getenv())) {
            case ProxyConfig.Reading.Wrong(var problems) -> {
                problems.forEach(problem -> log.error("{}", problem));
                System.exit(BAD_USAGE);
            }
            case ProxyConfig.Reading.Read(var config) -> {
                Logs.start(config.logLevel());
                System.exit(serve(config));
            }
        }
    }

    private static int serve(ProxyConfig config) {
        var address = new InetSocketAddress(config.port());
        try {
            var program = Program.start(config, Metrics.globalRegistry(), address);
            try (var server = Server.start(program.plan())) {
                log.atInfo()
                        .addKeyValue("tenant", config.tenant())
                        .addKeyValue("port", program.port())
                        .log("tunnels are served");
                program.keepFresh();
                return server.runUntilStopped();
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            log.atError().addKeyValue("port", config.port()).setCause(e).log("not started");
            return 1;
        }
    }

    private static int check() {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var trial = Trial.open();
                var program = Program.start(trial.config(), Metrics.globalRegistry(), address)) {
            trial.run(program.port());
            return SelfCheck.run(program.plan());
        } catch (IOException e) {
            log.atError().setCause(e).log("check failed");
            return 1;
        }
    }
}
