package dev.actionsgateway.workersim;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// Tells GitHub how the job ended.
final class RunService {
    private static final int ROUNDS = 5;
    private static final int ATTEMPTS = 5;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final Wire wire;
    private final URI completeJob;
    private final Pauses pauses;
    private final Times times;
    private final Trace trace;

    RunService(Wire wire, URI base, Pauses pauses, Times times, Trace trace) {
        this.wire = wire;
        this.completeJob = base.resolve("completejob");
        this.pauses = pauses;
        this.times = times;
        this.trace = trace;
    }

    /// Five rounds of five tries each. An answer 401, and one whose body says 404, is final.
    ///
    /// A 404 without such a body is a failure like others: it is the body that says "no such job".
    ///
    /// @return the last answer; empty if there was never one
    Optional<Wire.Answer> complete(JsonObject report) throws InterruptedException {
        // word for word the real worker's: who watches it for its end looks for this line
        trace.info("JobRunner", "Raising job completed against run service");
        String json = report.toString();
        Optional<Wire.Answer> last = Optional.empty();
        for (int round = 1; round <= ROUNDS; round++) {
            try {
                Wire.Answer answer =
                        pauses.attempts(
                                ATTEMPTS, RunService::isFinal, () -> wire.post(completeJob, json));
                trace.info("RunServer", "completejob was answered " + answer.status());
                last = Optional.of(answer);
                if (answer.ok() || isFinal(answer)) {
                    return last;
                }
            } catch (IOException e) {
                trace.error("RunServer", e);
            }
            if (round < ROUNDS) {
                Thread.sleep(times.retryLeast());
            }
        }
        return last;
    }

    static boolean isFinal(Wire.Answer answer) {
        return answer.status() == UNAUTHORIZED || isJobNotFound(answer);
    }

    static boolean isJobNotFound(Wire.Answer answer) {
        if (answer.ok()) {
            return false;
        }
        try {
            return Json.text(Json.object(answer.body()), "statusCode")
                    .filter(Integer.toString(NOT_FOUND)::equals)
                    .isPresent();
        } catch (JsonException _) {
            return false;
        }
    }
}
