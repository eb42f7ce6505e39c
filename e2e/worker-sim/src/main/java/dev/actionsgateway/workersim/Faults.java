package dev.actionsgateway.workersim;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ways to misbehave on demand, so that whoever starts a worker can be tested.
///
/// Written `name` or `name=value`, with commas between them, in the environment or in the job as
/// `WORKER_SIM_FAULT`. Those that strike before the job is read can only come by the environment.
final class Faults {
    static final String NAME = "WORKER_SIM_FAULT";

    enum Fault {
        /// Waits so many seconds before anything else.
        SLOW_START("slow-start"),
        /// Ends before it reads, with the code given, or 1.
        EXIT_BEFORE_READING("exit-before-reading"),
        /// Never reads the pipe, and never ends.
        NEVER_READ("never-read"),
        /// Reads half of the job, and never ends.
        READ_HALF("read-half"),
        /// SIGTERM does nothing.
        IGNORE_SIGNALS("ignore-signals"),
        /// Control frames do nothing.
        IGNORE_FRAMES("ignore-frames"),
        /// Dies at the first line of output of a step: with the code given, by SIGKILL if it is
        /// `kill`, without a word.
        CRASH("crash"),
        /// Takes memory, at most so many MiB, at the first line of output; then ends with code 1.
        OUT_OF_MEMORY("out-of-memory"),
        /// Does not end after a `completejob` that was answered 404.
        HANG_AFTER_404("hang-after-404"),
        /// Leaves a process for so many seconds that holds both pipes and the standard output.
        DAEMON("daemon"),
        /// Waits so many seconds before `completejob`.
        SLOW_COMPLETE("slow-complete"),
        /// Sends `completejob` twice.
        COMPLETE_TWICE("complete-twice"),
        /// Sends `completejob` with `result` in place of `conclusion`.
        NO_CONCLUSION("no-conclusion"),
        /// Sends `completejob` for another job.
        WRONG_JOB_ID("wrong-job-id"),
        /// Does not send `completejob` at all, and ends as if it had.
        NO_COMPLETE("no-complete"),
        /// Writes so many MiB to the standard output.
        FLOOD("flood"),
        /// Writes the first secret to the standard output, unmasked, and ends with code 1.
        PRINT_SECRET("print-secret");

        private final String word;

        Fault(String word) {
            this.word = word;
        }
    }

    private final Map<Fault, String> asked;

    private Faults(Map<Fault, String> asked) {
        this.asked = asked;
    }

    /// @throws WorkerCrash if there is no such fault
    static Faults parse(String text) {
        Map<Fault, String> asked = new EnumMap<>(Fault.class);
        for (String each : text.split(",", -1)) {
            if (!each.isBlank()) {
                String[] parts = each.strip().split("=", 2);
                asked.put(fault(parts[0]), parts.length > 1 ? parts[1] : "");
            }
        }
        return new Faults(asked);
    }

    /// These, and those of the other.
    Faults and(Faults other) {
        Map<Fault, String> both = new EnumMap<>(Fault.class);
        both.putAll(asked);
        both.putAll(other.asked);
        return new Faults(both);
    }

    boolean has(Fault fault) {
        return asked.containsKey(fault);
    }

    /// The value that was given with it, if it is asked for.
    Optional<String> value(Fault fault) {
        return Optional.ofNullable(asked.get(fault));
    }

    /// The value as a number, if the fault is asked for.
    Optional<Long> number(Fault fault, long otherwise) {
        return value(fault)
                .map(text -> text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise);
    }

    private static Fault fault(String word) {
        return Stream.of(Fault.values())
                .filter(each -> each.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new WorkerCrash(NAME + ": '" + word + "' is none of " + words()));
    }

    private static String words() {
        return Stream.of(Fault.values()).map(each -> each.word).collect(Collectors.joining(", "));
    }
}
