package dev.actionsgateway.webhook;

import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.webhook.certs.Lifetimes;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// A webhook that serves, in this process.
record Webhook(Server server, MeterRegistry meters) implements AutoCloseable {
    static Webhook start(Site site, Path scratch) throws InterruptedException {
        return start(site, Site.environment(scratch), Lifetimes.standard(), InstantSource.system());
    }

    static Webhook start(
            Site site, Map<String, String> environment, Lifetimes lifetimes, InstantSource clock)
            throws InterruptedException {
        var config = ((WebhookConfig.Reading.Read) WebhookConfig.fromEnv(environment)).config();
        var meters = Metrics.globalRegistry();
        var program = new Program(config, site.own(), meters, Drain.unsettled(), lifetimes, clock);
        return new Webhook(Server.start(program.plan()), meters);
    }

    int port() {
        return server.port(Program.LISTENER);
    }

    @Override
    public void close() {
        server.close();
    }
}
