package dev.actionsgateway.api.group;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What holds for the workers of a group: a [WorkerSpec] with every default filled in.
///
/// @param template the pod template, read
/// @param runnerVersion version of the runner that the image holds; else the platform's
/// @param runtimeClassName wins over the template's
/// @param completedPodTtl how long an ended pod stays
/// @param pendingPodDeadline how long a pod may wait to start
/// @param maxLifetime how long a pod may live at all
public record EffectiveWorker(
        WorkerTemplate template,
        Optional<String> runnerVersion,
        Optional<String> runtimeClassName,
        Duration completedPodTtl,
        Duration pendingPodDeadline,
        Duration maxLifetime) {

    static EffectiveWorker of(WorkerSpec spec) {
        return new EffectiveWorker(
                WorkerTemplate.of(spec.template()),
                Optional.ofNullable(spec.runnerVersion()),
                Optional.ofNullable(spec.runtimeClassName()),
                duration(spec.completedPodTtl(), Defaults.COMPLETED_POD_TTL),
                duration(spec.pendingPodDeadline(), Defaults.PENDING_POD_DEADLINE),
                duration(spec.maxLifetime(), Defaults.MAX_LIFETIME));
    }

    private static Duration duration(@Nullable String text, String otherwise) {
        return Durations.parse(text == null ? otherwise : text);
    }
}
