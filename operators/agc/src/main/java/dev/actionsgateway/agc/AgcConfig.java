package dev.actionsgateway.agc;

import dev.actionsgateway.github.rest.RestBudget;
import dev.actionsgateway.serve.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.event.Level;

/// What the program is told by its environment; the rest stands in the ActionsGateway.
///
/// @param namespace its own, and the only one that it looks at
/// @param gateway the ActionsGateway's name
/// @param identity tells this pod from its predecessor when both want the Lease
/// @param runnerImage for templates that name none
/// @param wrapperImage holds the wrapper
/// @param workerAccount the workers' ServiceAccount
/// @param runnerVersion of the runner in `runnerImage`
/// @param proxy the proxy variables, for itself and the workers
/// @param registration how runner records are made
/// @param drainLimit how long a deleted group's jobs may go on
/// @param restPoints what may be asked of REST in a minute, in GitHub's points
/// @param managementPort health and metrics
/// @param threadsPort thread dumps, on loopback; none if absent
/// @param scratch a writable folder
/// @param logLevel how much is logged
public record AgcConfig(
        String namespace,
        String gateway,
        String identity,
        String runnerImage,
        String wrapperImage,
        String workerAccount,
        String runnerVersion,
        Map<String, String> proxy,
        Records registration,
        Duration drainLimit,
        int restPoints,
        int managementPort,
        Optional<Integer> threadsPort,
        Path scratch,
        Level logLevel) {
    private static final List<String> PROXY =
            List.of(
                    "HTTP_PROXY",
                    "HTTPS_PROXY",
                    "NO_PROXY",
                    "http_proxy",
                    "https_proxy",
                    "no_proxy");

    /// How runner records are made.
    public enum Records {
        /// As `config.sh` does, used again for every job.
        REGISTERED,
        /// Just in time, one for each job.
        JIT
    }

    /// Copies.
    public AgcConfig {
        proxy = Map.copyOf(proxy);
    }

    /// What came of it.
    public sealed interface Reading {
        /// All is there.
        record Read(AgcConfig config) implements Reading {}

        /// All that is wrong, at once.
        record Wrong(List<String> problems) implements Reading {}
    }

    /// Reads the environment.
    public static Reading fromEnv(Map<String, String> environment) {
        var variables = new Variables(environment);
        var gateway = variables.need("GATEWAY", "the ActionsGateway's name");
        var config =
                new AgcConfig(
                        variables.need("POD_NAMESPACE", "the namespace of this pod"),
                        gateway,
                        variables.text("POD_NAME").orElse("agc"),
                        variables.need("RUNNER_IMAGE", "the image of the runner"),
                        variables.need("WRAPPER_IMAGE", "the image that holds the wrapper"),
                        variables.text("WORKER_SERVICE_ACCOUNT").orElse(gateway + "-worker"),
                        variables.need("RUNNER_VERSION", "the version of the runner, as 2.336.0"),
                        proxy(variables),
                        variables.word("RUNNER_RECORDS", Records.class, Records.REGISTERED),
                        variables.duration("DRAIN_LIMIT", Duration.ofMinutes(10)),
                        variables.number("REST_POINTS", 10, 99_999_999).orElse(RestBudget.USUAL),
                        variables.port("MANAGEMENT_PORT").orElse(8080),
                        variables.port("THREADS_PORT"),
                        Path.of(variables.text("SCRATCH").orElse("/tmp")),
                        variables.word("LOG_LEVEL", Level.class, Level.INFO));
        return variables.problems().isEmpty()
                ? new Reading.Read(config)
                : new Reading.Wrong(variables.problems());
    }

    private static Map<String, String> proxy(Variables variables) {
        var proxy = new TreeMap<String, String>();
        PROXY.forEach(name -> variables.text(name).ifPresent(value -> proxy.put(name, value)));
        return proxy;
    }
}
