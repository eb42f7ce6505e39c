package dev.actionsgateway.gmc;

import dev.actionsgateway.serve.Check;
import io.fabric8.kubernetes.client.Config;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The manager at work in this process, with no rights but those of its chart.
final class Managing implements AutoCloseable {
    private final Program program;
    final Site.Watched watched = new Site.Watched();
    final AtomicInteger exit = new AtomicInteger(-1);

    private Managing(Config account, String identity) {
        this.program = new Program(config(identity), watched.client(account));
    }

    static Managing start(Site site, String identity) {
        return start(site.account(Site.PLATFORM, "actions-gateway-gmc"), identity);
    }

    static Managing start(Config account, String identity) {
        var managing = new Managing(account, identity);
        managing.program.start(managing.exit::set);
        return managing;
    }

    private static GmcConfig config(String identity) {
        var environment =
                Map.of(
                        "POD_NAMESPACE", Site.PLATFORM,
                        "POD_NAME", identity,
                        "AGC_IMAGE", "ag/agc:1",
                        "PROXY_IMAGE", "ag/proxy:1",
                        "WRAPPER_IMAGE", "ag/wrapper:1",
                        "RUNNER_IMAGE", "runner:2",
                        "RUNNER_VERSION", "2.336.0",
                        "KUBERNETES_SERVICE_HOST", "10.0.0.1",
                        "ALLOWED_PRIVATE_RANGES", "10.20.0.0/16");
        return ((GmcConfig.Reading.Read) GmcConfig.fromEnv(environment)).config();
    }

    Check.Health health() {
        return program.health();
    }

    @Override
    public void close() {
        program.close();
    }
}
