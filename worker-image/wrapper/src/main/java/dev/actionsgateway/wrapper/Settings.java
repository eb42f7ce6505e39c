package dev.actionsgateway.wrapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that the mode `run` is told, by variables whose names begin with [#PREFIX].
///
/// @param payload the folder with the job
/// @param home the runner's root: `bin/Runner.Worker` is below it
/// @param cancelFile the file whose text asks for a cancel
/// @param terminationLog where the kubelet looks for the last words
/// @param runner what goes into `.runner`, by its names there
/// @param pod facts that the job's log shows
/// @param certificates files in PEM that the worker shall trust besides the system's
record Settings(
        Path payload,
        Path home,
        Optional<Path> cancelFile,
        Path terminationLog,
        Map<String, String> runner,
        Map<String, String> pod,
        List<Path> certificates,
        Limits limits) {
    static final String PREFIX = "ACTIONS_GATEWAY_";

    static final String PAYLOAD = PREFIX + "PAYLOAD";
    static final String RUNNER_HOME = PREFIX + "RUNNER_HOME";
    static final String CANCEL_FILE = PREFIX + "CANCEL_FILE";
    static final String TERMINATION_LOG = PREFIX + "TERMINATION_LOG";
    static final String CA_FILES = PREFIX + "CA_FILES";
    static final String WORK_FOLDER = PREFIX + "WORK_FOLDER";
    static final String RUNNER_NAME = PREFIX + "RUNNER_NAME";
    static final String RUNNER_ID = PREFIX + "RUNNER_ID";
    static final String ACCEPT_LIMIT = PREFIX + "ACCEPT_LIMIT";
    static final String GRACE = PREFIX + "GRACE";
    static final String CANCEL_LIMIT = PREFIX + "CANCEL_LIMIT";
    static final String WATCHDOG = PREFIX + "WATCHDOG";
    static final String JOB_LIMIT = PREFIX + "JOB_LIMIT";

    /// What came of it.
    sealed interface Reading {
        record Read(Settings settings) implements Reading {}

        /// All that is wrong, at once.
        record Wrong(List<String> problems) implements Reading {}
    }

    static Reading read(Map<String, String> environment) {
        return new Reader(environment).read();
    }

    private record Reader(Map<String, String> environment, List<String> problems) {
        Reader(Map<String, String> environment) {
            this(environment, new ArrayList<>());
        }

        Reading read() {
            var settings =
                    new Settings(
                            folder(PAYLOAD, "/run/actions-gateway/payload"),
                            folder(RUNNER_HOME, "/home/runner"),
                            text(CANCEL_FILE).map(Path::of),
                            Path.of(text(TERMINATION_LOG).orElse(Termination.DEFAULT)),
                            runner(),
                            pod(),
                            certificates(),
                            limits());
            return problems.isEmpty() ? new Reading.Read(settings) : new Reading.Wrong(problems);
        }

        private Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }

        private Path folder(String name, String otherwise) {
            Path folder = Path.of(text(name).orElse(otherwise));
            if (!Files.isDirectory(folder)) {
                problems.add(name + ": there is no folder " + folder);
            }
            return folder;
        }

        private Map<String, String> runner() {
            Map<String, String> runner = new LinkedHashMap<>();
            text(RUNNER_NAME)
                    .ifPresentOrElse(
                            name -> runner.put("agentName", name),
                            () -> problems.add(RUNNER_NAME + " is missing: the runner's name"));
            text(RUNNER_ID).ifPresent(id -> runner.put("agentId", digits(RUNNER_ID, id)));
            text(PREFIX + "RUNNER_GROUP").ifPresent(group -> runner.put("poolName", group));
            text(PREFIX + "GITHUB_URL").ifPresent(url -> runner.put("gitHubUrl", url));
            text(PREFIX + "SERVER_URL").ifPresent(url -> runner.put("serverUrlV2", url));
            runner.put("workFolder", text(WORK_FOLDER).orElse("_work"));
            return runner;
        }

        private String digits(String name, String value) {
            if (!value.matches("\\d{1,18}")) {
                problems.add(name + ": '" + value + "' is no number");
            }
            return value;
        }

        private Map<String, String> pod() {
            Map<String, String> pod = new LinkedHashMap<>();
            Stream.of("POD", "NAMESPACE", "NODE", "IMAGE", "RUNNER_GROUP", "VERSION")
                    .forEach(name -> text(PREFIX + name).ifPresent(value -> pod.put(name, value)));
            return pod;
        }

        private List<Path> certificates() {
            List<Path> files =
                    text(CA_FILES).stream()
                            .flatMap(list -> Stream.of(list.split(":", -1)))
                            .filter(file -> !file.isBlank())
                            .map(Path::of)
                            .toList();
            files.stream()
                    .filter(file -> !Files.isReadable(file))
                    .forEach(file -> problems.add(CA_FILES + ": " + file + " cannot be read"));
            return files;
        }

        private Limits limits() {
            return new Limits(
                    time(ACCEPT_LIMIT).orElse(Duration.ofSeconds(30)),
                    time(GRACE).orElse(Duration.ofSeconds(25)),
                    time(CANCEL_LIMIT).orElse(Duration.ofSeconds(60)),
                    time(WATCHDOG).orElse(Duration.ofMinutes(6)),
                    time(JOB_LIMIT));
        }

        private Optional<Duration> time(String name) {
            Function<String, Optional<Duration>> parse =
                    value -> {
                        Optional<Duration> time = duration(value);
                        if (time.isEmpty()) {
                            problems.add(name + ": '" + value + "' is no duration such as PT30S");
                        }
                        return time;
                    };
            return text(name).flatMap(parse);
        }
    }

    /// A duration as `PT30S`, above zero.
    static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text.strip()))
                    .filter(Duration::isPositive)
                    .filter(time -> time.compareTo(Duration.ofDays(365)) < 0);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
