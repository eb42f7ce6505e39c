package dev.actionsgateway.agc.reap;

import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies the [rules][ReapRules] to the pods of a group.
///
/// @param workers removes pods
/// @param jobOf tells whether a pod's job is known
public record Reaper(Workers workers, Lookup jobOf, InstantSource clock) {
    /// Tells whether a pod's job is known.
    @FunctionalInterface
    public interface Lookup {
        /// Looks.
        ///
        /// @throws InterruptedException if the thread is interrupted
        ReapRules.Job of(Pod pod) throws InterruptedException;
    }

    private static final Logger log = LoggerFactory.getLogger(Reaper.class);
    private static final Duration CALL = Duration.ofSeconds(15);

    /// Only a pod that has not ended, and is not new, is worth a call.
    private ReapRules.Job job(Pod pod) throws InterruptedException {
        return ReapRules.mayBeOrphan(pod, clock.instant()) ? jobOf.of(pod) : ReapRules.Job.HELD;
    }

    /// Looks at these pods once.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void reap(Collection<Pod> pods, ReapRules rules) throws InterruptedException {
        for (var pod : pods) {
            var due = rules.of(pod, job(pod), clock.instant());
            if (due.isPresent()) {
                var name = pod.getMetadata().getName();
                log.atInfo()
                        .addKeyValue("pod", name)
                        .addKeyValue("reason", due.get())
                        .log("a worker pod is removed");
                workers.remove(new WorkerName(name), due.get(), Deadline.after(CALL, clock));
            }
        }
    }
}
