package dev.actionsgateway.agc;

import dev.actionsgateway.github.rest.RestBudget;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        var reader = new Reader(environment, new ArrayList<>());
        var gateway = reader.need("GATEWAY");
        var config =
                new AgcConfig(
                        reader.need("POD_NAMESPACE"),
                        gateway,
                        reader.text("POD_NAME").orElse("agc"),
                        reader.need("RUNNER_IMAGE"),
                        reader.need("WRAPPER_IMAGE"),
                        reader.text("WORKER_SERVICE_ACCOUNT").orElse(gateway + "-worker"),
                        reader.need("RUNNER_VERSION"),
                        reader.proxy(),
                        reader.word("RUNNER_RECORDS", Records.class, Records.REGISTERED),
                        reader.duration("DRAIN_LIMIT", Duration.ofMinutes(10)),
                        reader.points("REST_POINTS", RestBudget.USUAL),
                        reader.number("MANAGEMENT_PORT").orElse(8080),
                        reader.number("THREADS_PORT"),
                        Path.of(reader.text("SCRATCH").orElse("/tmp")),
                        reader.word("LOG_LEVEL", Level.class, Level.INFO));
        return reader.problems.isEmpty()
                ? new Reading.Read(config)
                : new Reading.Wrong(List.copyOf(reader.problems));
    }

    private record Reader(Map<String, String> environment, List<String> problems) {
        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }

        String need(String name) {
            return text(name)
                    .orElseGet(() -> {
                        problems.add(name + " is missing");
                        return "";
                    });
        }

        Optional<Integer> number(String name) {
            var text = text(name);
            if (text.isPresent() && !text.get().matches("[0-9]{1,5}")) {
                problems.add(name + " is no port: " + text.get());
                return Optional.empty();
            }
            return text.map(Integer::valueOf);
        }

        int points(String name, int otherwise) {
            var text = text(name);
            if (text.isPresent() && !text.get().matches("[1-9][0-9]{1,7}")) {
                problems.add(name + " is no number from 10 to 99999999: " + text.get());
                return otherwise;
            }
            return text.map(Integer::valueOf).orElse(otherwise);
        }

        Duration duration(String name, Duration otherwise) {
            try {
                return text(name).map(Duration::parse).orElse(otherwise);
            } catch (DateTimeException _) {
                problems.add(name + " is no duration such as PT10M");
                return otherwise;
            }
        }

        <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
            try {
                return text(name)
                        .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
                        .orElse(otherwise);
            } catch (IllegalArgumentException _) {
                problems.add(name + " is not one of " + List.of(type.getEnumConstants()));
                return otherwise;
            }
        }

        Map<String, String> proxy() {
            var proxy = new TreeMap<String, String>();
            PROXY.forEach(name -> text(name).ifPresent(value -> proxy.put(name, value)));
            return proxy;
        }
    }
}
