package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.wire.Reply;
import java.util.Locale;

/// What a refusal of the broker says about itself. Only a body that names the broker as its source
/// is believed: anything may stand between us.
record BrokerError(String kind, String words) {
    private static final String SOURCE = "actions-broker-listener";

    static BrokerError of(Reply reply) {
        return Tree.parse(reply.body())
                .filter(_ -> reply.status() != 401) // never believed beyond its status
                .filter(tree -> tree.text("source").filter(SOURCE::equals).isPresent())
                .map(tree ->
                        new BrokerError(
                                tree.text("errorKind").orElse(""),
                                tree.text("errorMessage").orElse("").toLowerCase(Locale.ROOT)))
                .orElseGet(() -> new BrokerError("", ""));
    }

    boolean versionTooOld() {
        return is("RunnerVersionTooOld")
                || (words.contains("version") && words.contains("too old"));
    }

    boolean runnerGone() {
        return is("RunnerNotFound") || is("HostedRunnerDeprovisioned");
    }

    boolean jobUnknown() {
        return is("AcknowledgeJobNotFound");
    }

    private boolean is(String name) {
        return kind.equalsIgnoreCase(name);
    }
}
