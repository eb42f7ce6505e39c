package dev.actionsgateway.agc.pod;

import dev.actionsgateway.agc.job.NotStarted;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.pod.Verdict.Holdup;
import java.time.Instant;
import java.util.Set;

/// Judges a pod that does not run yet: what holds it up, and when that is given up.
final class Starting {
    /// These cannot get better by waiting.
    private static final Set<String> HOPELESS = Set.of("InvalidImageName", "ErrImageNeverPull");

    private static final Set<String> IMAGE =
            Set.of(
                    "ErrImagePull",
                    "ImagePullBackOff",
                    "ImageInspectError",
                    "RegistryUnavailable",
                    "SignatureValidationFailed");
    private static final Set<String> CONTAINER =
            Set.of(
                    "CreateContainerConfigError",
                    "CreateContainerError",
                    "RunContainerError",
                    "CrashLoopBackOff");

    private Starting() {}

    static Verdict of(PodFacts seen, Patience patience, Instant now) {
        var last = seen.created().plus(patience.pending());
        for (var waiting : seen.waiting()) {
            if (HOPELESS.contains(waiting.reason())) {
                return never(NotStarted.IMAGE, waiting.sentence());
            }
            if (IMAGE.contains(waiting.reason())) {
                var until = earlier(last, seen.accepted().plus(patience.image()));
                return hold(until, now, NotStarted.IMAGE, Holdup.IMAGE, waiting.sentence());
            }
            if (CONTAINER.contains(waiting.reason())) {
                var until = earlier(last, seen.accepted().plus(patience.container()));
                return hold(until, now, NotStarted.CONTAINER, Holdup.CONTAINER, waiting.sentence());
            }
        }
        return seen.unschedulable()
                .map(why -> hold(last, now, NotStarted.UNSCHEDULABLE, Holdup.NO_NODE, why))
                .orElseGet(() ->
                        hold(last, now, NotStarted.PENDING_TOO_LONG, Holdup.NONE, seen.slow()));
    }

    private static Verdict hold(
            Instant until, Instant now, NotStarted cause, Holdup holdup, String why) {
        return now.isBefore(until) ? new Verdict.Waiting(until, holdup, why) : never(cause, why);
    }

    private static Verdict never(NotStarted cause, String why) {
        return new Verdict.Ended(new WorkerEnd.NeverStarted(cause, why));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
