package dev.actionsgateway.gmc.trial;

import static dev.actionsgateway.api.condition.ConditionStatus.TRUE;

import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewaySpec;
import dev.actionsgateway.api.gateway.ActionsGatewayStatus;
import dev.actionsgateway.api.gateway.GithubApp;
import dev.actionsgateway.api.gateway.KeyRef;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Tries what a chart installed.
///
/// @param client of the trial's own account
/// @param namespace of the release
public record ChartTrial(
        KubernetesClient client, String namespace, InstantSource clock, Sleeper sleeper) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /// What came of it.
    ///
    /// @param verdict whether it is as it should be
    /// @param lines for people
    public record Outcome(Verdict verdict, List<String> lines) {
        /// Copies.
        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /// Whether it is as it should be.
    public enum Verdict {
        PASSED,
        FAILED
    }

    /// The platform: a gateway in its own namespace is refused, which takes custom resources,
    /// webhook and certificates. Nothing is stored.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Outcome platform() throws InterruptedException {
        var deadline = Deadline.after(PATIENCE, clock);
        while (true) {
            var answer = refusal();
            if (answer.contains("reserved")) {
                return passed("The webhook refuses what it should: " + answer);
            }
            if (deadline.expired()) {
                return failed(
                        "A gateway in " + namespace + " was not refused as reserved: " + answer);
            }
            sleeper.sleep(PAUSE);
        }
    }

    private String refusal() {
        var app = new GithubApp(1L, null, 1L, new KeyRef("none", null));
        var gateway =
                ActionsGateway.of(
                        namespace,
                        "helm-test",
                        ActionsGatewaySpec.of("https://github.com/helm-test", app));
        try {
            client.resource(gateway).dryRun(true).create();
            return "it was taken";
        } catch (KubernetesClientException e) {
            return Objects.requireNonNullElse(e.getMessage(), e.toString());
        }
    }

    /// The tenant: its gateway becomes ready.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Outcome tenant(String gateway) throws InterruptedException {
        var deadline = Deadline.after(PATIENCE, clock);
        while (true) {
            var conditions = conditions(gateway);
            if (Conditions.says(conditions, ConditionType.READY, TRUE)) {
                return passed("Gateway " + gateway + " is ready.");
            }
            if (deadline.expired()) {
                return new Outcome(
                        Verdict.FAILED, conditions.stream().map(ChartTrial::line).toList());
            }
            sleeper.sleep(PAUSE);
        }
    }

    private List<Condition> conditions(String gateway) {
        return Optional.ofNullable(
                        client.resources(ActionsGateway.class)
                                .inNamespace(namespace)
                                .withName(gateway)
                                .get())
                .map(ActionsGateway::getStatus)
                .map(ActionsGatewayStatus::conditions)
                .orElseGet(List::of);
    }

    private static String line(Condition condition) {
        return "%s is %s: %s (%s)"
                .formatted(
                        condition.type(),
                        condition.status(),
                        condition.message(),
                        condition.reason());
    }

    private static Outcome passed(String line) {
        return new Outcome(Verdict.PASSED, List.of(line));
    }

    private static Outcome failed(String line) {
        return new Outcome(Verdict.FAILED, List.of(line));
    }
}
