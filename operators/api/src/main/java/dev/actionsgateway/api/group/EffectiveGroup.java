package dev.actionsgateway.api.group;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What holds for a group: a [RunnerGroupSpec] with every default filled in.
///
/// @param gateway name of the gateway that serves it; empty in a gateway's own list
/// @param maxListeners most seats
/// @param standbyListeners seats online beyond the first while nothing runs
/// @param maxWorkers most jobs at one time; 0 is paused
/// @param priorityTiers ascending
public record EffectiveGroup(
        Optional<String> gateway,
        List<String> runnerLabels,
        Optional<String> githubRunnerGroup,
        int maxListeners,
        int standbyListeners,
        int maxWorkers,
        List<PriorityTier> priorityTiers,
        EffectiveWorker worker) {

    static EffectiveGroup of(RunnerGroupSpec spec) {
        int listeners = orElse(spec.maxListeners(), Defaults.MAX_LISTENERS);
        // The schema refuses more workers than listeners; an object stored before it did may have
        // them.
        int workers = Math.min(orElse(spec.maxWorkers(), listeners), listeners);
        return new EffectiveGroup(
                Optional.ofNullable(spec.gatewayRef()).map(GatewayRef::name),
                spec.runnerLabels(),
                Optional.ofNullable(spec.githubRunnerGroup()),
                listeners,
                Math.min(orElse(spec.standbyListeners(), Defaults.STANDBY_LISTENERS), listeners),
                workers,
                spec.priorityTiers(),
                EffectiveWorker.of(
                        Optional.ofNullable(spec.worker()).orElseGet(WorkerSpec::defaults)));
    }

    /// Whether it takes no new jobs by its own wish.
    public boolean paused() {
        return maxWorkers == 0;
    }

    /// The PriorityClass of the worker with this number, counted from 1; none above the last tier.
    public Optional<String> priorityClassOf(int worker) {
        return priorityTiers.stream()
                .filter(tier -> worker <= tier.upTo())
                .map(PriorityTier::priorityClassName)
                .findFirst();
    }

    private static int orElse(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
