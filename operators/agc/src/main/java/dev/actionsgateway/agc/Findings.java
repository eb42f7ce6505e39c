package dev.actionsgateway.agc;

import dev.actionsgateway.agc.kube.GatewayReader;
import dev.actionsgateway.agc.kube.GatewayReader.Found;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.EffectiveGateway;
import dev.actionsgateway.github.wire.Trust;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What must be found in the cluster before anything can begin; whoever asks waits until it is
/// there.
///
/// @param reader reads it
/// @param clock the time
/// @param sleeper waits
record Findings(GatewayReader reader, InstantSource clock, Sleeper sleeper) {
    private static final Logger log = LoggerFactory.getLogger(Findings.class);
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /// The gateway's resource.
    ActionsGateway gateway(String name) throws InterruptedException {
        while (true) {
            switch (reader.gateway(name, Deadline.after(CALL, clock))) {
                case Found.There<ActionsGateway>(var found) -> {
                    return found;
                }
                case Found.Absent<ActionsGateway> _ ->
                        log.warn("there is no ActionsGateway {} yet", name);
                case Found.Unknown<ActionsGateway>(var why) -> log.warn("no gateway: {}", why);
            }
            sleeper.sleep(AGAIN);
        }
    }

    /// Whose certificates are believed: the bundle's, where one is named, for without it GitHub
    /// would not be believed.
    SSLContext trust(EffectiveGateway spec) throws InterruptedException {
        if (spec.githubCaBundle().isEmpty()) {
            return Trust.usual();
        }
        var bundle = spec.githubCaBundle().get();
        while (true) {
            var found =
                    reader.configMap(bundle.configMap(), bundle.key(), Deadline.after(CALL, clock));
            if (found instanceof Found.There<String>(var pem) && !pem.isBlank()) {
                try {
                    return Trust.with(pem);
                } catch (IllegalArgumentException e) {
                    log.warn("ConfigMap {}: {}", bundle.configMap(), e.getMessage());
                }
            } else {
                log.warn("there is no {} in ConfigMap {}", bundle.key(), bundle.configMap());
            }
            sleeper.sleep(AGAIN);
        }
    }
}
