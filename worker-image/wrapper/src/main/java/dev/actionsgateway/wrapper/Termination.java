package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The last words of the container, as JSON, for the gateway: it reads them in the pod's status.
///
/// @param file where the kubelet looks for them
/// @param identity what is known of the job and of the runner, by member name
record Termination(Path file, Map<String, String> identity) {
    /// The kubelet takes no more.
    static final int MOST_BYTES = 4096;

    /// Where the kubelet looks unless it is told otherwise.
    static final String DEFAULT = "/dev/termination-log";

    private static final int VERSION = 1;

    /// Of a wrapper that has not understood its settings yet, or never will.
    static Termination unidentified(Map<String, String> environment) {
        return new Termination(
                Optional.ofNullable(environment.get(Settings.TERMINATION_LOG))
                        .filter(name -> !name.isBlank())
                        .map(Path::of)
                        .orElse(Path.of(DEFAULT)),
                identity(
                        Optional.empty(),
                        environment.getOrDefault(Settings.RUNNER_NAME, ""),
                        RunnerVersion.UNKNOWN));
    }

    /// What stands there if the container is killed before it can say more.
    void running(Course course) {
        Map<String, Object> words = begin("running");
        times(words, course);
        write(words, "");
    }

    /// The end of a job whose worker was never started.
    void unstarted(Verdict verdict, String why) {
        Map<String, Object> words = begin("ended");
        verdict(words, verdict);
        write(words, why);
    }

    /// The end of a worker.
    ///
    /// @param exit the worker's code; empty if it did not end
    /// @param tail its last lines, masked
    void ended(Course course, Verdict verdict, OptionalInt exit, Instant now, String tail) {
        Map<String, Object> words = begin("ended");
        verdict(words, verdict);
        exit.ifPresent(code -> words.put("workerExit", code));
        course.stop().ifPresent(stop -> words.put("asked", stop.cause().word()));
        words.put("sent", sent(course));
        times(words, course);
        words.put("ended", now);
        write(words, tail);
    }

    private Map<String, Object> begin(String phase) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("v", VERSION);
        words.put("phase", phase);
        words.putAll(identity);
        return words;
    }

    private static void verdict(Map<String, Object> words, Verdict verdict) {
        words.put("exit", verdict.exitCode());
        words.put("reason", verdict.word());
        words.put("reported", verdict.reported().name().toLowerCase(Locale.ROOT));
    }

    private static void times(Map<String, Object> words, Course course) {
        words.put("started", course.started());
        course.accepted().ifPresent(at -> words.put("accepted", at));
        course.stop().ifPresent(stop -> words.put("stopAsked", stop.asked()));
        course.endSeen().ifPresent(at -> words.put("endSeen", at));
    }

    /// What the worker was sent, in this order.
    static String sent(Course course) {
        var sent = new StringBuilder();
        course.accepted().ifPresent(_ -> sent.append(" job"));
        course.told()
                .ifPresent(
                        order -> sent.append(order == Order.TELL_CANCEL ? " cancel" : " shutdown"));
        course.terminated().ifPresent(_ -> sent.append(" SIGTERM"));
        course.killed().ifPresent(_ -> sent.append(" SIGKILL"));
        return sent.toString().strip();
    }

    private void write(Map<String, Object> words, String tail) {
        try {
            Files.writeString(file, text(words, tail));
        } catch (IOException e) {
            Log.warn("the termination log cannot be written", "error", e.toString());
        }
    }

    /// The newest end of the tail that fits.
    static String text(Map<String, Object> words, String tail) {
        Map<String, Object> whole = new LinkedHashMap<>(words);
        String left = tail;
        while (true) {
            if (!left.isEmpty()) {
                whole.put("tail", left);
            }
            String json = JsonText.object(whole);
            int over = json.getBytes(UTF_8).length - MOST_BYTES;
            if (over <= 0 || left.isEmpty()) {
                return json;
            }
            // a character takes at most six bytes here, so this comes to an end in a few rounds
            left = left.substring(Math.min(left.length(), Math.max(1, over / 6)));
            whole.remove("tail");
        }
    }

    /// What can be said of a job, from its message.
    static Map<String, String> identity(Optional<JobFacts> job, String runner, String version) {
        Map<String, String> identity = new LinkedHashMap<>();
        job.ifPresent(facts -> {
            identity.put("planId", shortened(facts.planId()));
            identity.put("jobId", shortened(facts.jobId()));
        });
        identity.put("runner", shortened(runner));
        identity.put("runnerVersion", version);
        return identity;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 200));
    }
}
