package dev.actionsgateway.wrapper;

import java.util.OptionalInt;

/// How it ended, in the wrapper's own words and exit codes. The worker's codes 102 to 105 pass
/// through, and no other of its codes does: whoever sees one of those knows that GitHub was told.
enum Verdict {
    SUCCEEDED(0, "succeeded", Reported.YES),
    SUCCEEDED_WITH_ISSUES(0, "succeededWithIssues", Reported.YES),
    FAILED(102, "failed", Reported.YES),
    CANCELED(103, "canceled", Reported.YES),
    SKIPPED(104, "skipped", Reported.YES),
    ABANDONED(105, "abandoned", Reported.YES),
    /// An error of the wrapper itself.
    WRAPPER_BROKEN(1, "wrapper-broken", Reported.UNKNOWN),
    BAD_CONFIGURATION(2, "bad-configuration", Reported.NO),
    /// The worker ended by itself, with a code that is no result.
    WORKER_CRASHED(110, "worker-crashed", Reported.NO),
    /// A signal ended the worker that the wrapper did not send: out of memory as a rule.
    WORKER_KILLED(111, "worker-killed", Reported.NO),
    PAYLOAD_UNREADABLE(120, "payload-unreadable", Reported.NO),
    WORKER_MISSING(121, "worker-missing", Reported.NO),
    MESSAGE_NOT_ACCEPTED(122, "message-not-accepted", Reported.NO),
    /// The worker was asked to stop and ended by SIGTERM or SIGKILL, without a result.
    STOPPED_BY_FORCE(123, "stopped-by-force", Reported.UNKNOWN),
    /// The worker had told GitHub, or tried to, and did not end.
    WORKER_HUNG(124, "worker-hung", Reported.UNKNOWN),
    STOPPED_BEFORE_START(125, "stopped-before-start", Reported.NO);

    /// Whether GitHub has heard from the worker how the job ended.
    enum Reported {
        YES,
        NO,
        UNKNOWN
    }

    private static final int FIRST_RESULT = 100;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNALS = 128;

    private final int exitCode;
    private final String word;
    private final Reported reported;

    Verdict(int exitCode, String word, Reported reported) {
        this.exitCode = exitCode;
        this.word = word;
        this.reported = reported;
    }

    int exitCode() {
        return exitCode;
    }

    String word() {
        return word;
    }

    Reported reported() {
        return reported;
    }

    /// @param exit the worker's code; empty if it did not even end by SIGKILL
    static Verdict of(Course course, OptionalInt exit) {
        // A result counts whatever was done to the worker: it is written after GitHub was told.
        int code = exit.orElse(SIGNALS);
        if (code >= FIRST_RESULT && code <= FIRST_RESULT + 5) {
            return result(code - FIRST_RESULT);
        }
        if (course.killed().isPresent()) {
            return switch (course.killed().get()) {
                case NOT_ACCEPTED -> MESSAGE_NOT_ACCEPTED;
                case STOP_LIMIT -> STOPPED_BY_FORCE;
                case WATCHDOG -> WORKER_HUNG;
            };
        }
        if (course.terminated().isPresent()) {
            return STOPPED_BY_FORCE;
        }
        if (course.accepted().isEmpty()) {
            return code == NOT_EXECUTABLE || code == NOT_FOUND
                    ? WORKER_MISSING
                    : MESSAGE_NOT_ACCEPTED;
        }
        return code > SIGNALS ? WORKER_KILLED : WORKER_CRASHED;
    }

    private static Verdict result(int number) {
        return switch (number) {
            case 0 -> SUCCEEDED;
            case 1 -> SUCCEEDED_WITH_ISSUES;
            case 2 -> FAILED;
            case 3 -> CANCELED;
            case 4 -> SKIPPED;
            default -> ABANDONED;
        };
    }
}
