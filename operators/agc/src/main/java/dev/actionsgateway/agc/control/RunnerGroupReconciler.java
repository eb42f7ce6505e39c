package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.kube.PodCache;
import dev.actionsgateway.agc.observe.Notice;
import dev.actionsgateway.agc.observe.Notices;
import dev.actionsgateway.agc.pod.Patience;
import dev.actionsgateway.agc.pod.Verdict;
import dev.actionsgateway.agc.pod.Verdict.Holdup;
import dev.actionsgateway.agc.pod.WorkerEnds;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the RunnerGroups of one gateway: gather, tell the group, say how it is.
public final class RunnerGroupReconciler implements Reconciler<RunnerGroup>, Cleaner<RunnerGroup> {
    private static final Logger log = LoggerFactory.getLogger(RunnerGroupReconciler.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final String gateway;
    private final Groups groups;
    private final PodCache pods;
    private final Supplier<Optional<Observation>> credentials;
    private final Consumer<Notice> notices;
    private final StatusPace pace;
    private final InstantSource clock;

    /// @param gateway whose groups are served; others are left alone
    /// @param credentials whether GitHub accepts the App
    /// @param notices is told of what changes in a group's conditions
    public RunnerGroupReconciler(
            String gateway,
            Groups groups,
            PodCache pods,
            Supplier<Optional<Observation>> credentials,
            Consumer<Notice> notices,
            InstantSource clock) {
        this.gateway = gateway;
        this.groups = groups;
        this.pods = pods;
        this.credentials = credentials;
        this.notices = notices;
        this.pace = new StatusPace();
        this.clock = clock;
    }

    /// Whether this gateway serves the group.
    public boolean serves(RunnerGroup group) {
        return group.getSpec().effective().gateway().filter(gateway::equals).isPresent();
    }

    @Override
    public UpdateControl<RunnerGroup> reconcile(RunnerGroup group, Context<RunnerGroup> context)
            throws InterruptedException {
        var living = groups.serve(group);
        var status = status(group, living);
        var now = clock.instant();
        if (!pace.isDue(group, status, now)) {
            return UpdateControl.<RunnerGroup>noUpdate().rescheduleAfter(LOOK);
        }
        pace.wrote(group, now);
        tell(group, status);
        return UpdateControl.patchStatus(RunnerGroup.statusOf(group, status)).rescheduleAfter(LOOK);
    }

    private void tell(RunnerGroup group, RunnerGroupStatus status) {
        var before = Optional.ofNullable(group.getStatus()).orElseGet(RunnerGroupStatus::none);
        Notices.between(group.getMetadata().getName(), before.conditions(), status.conditions())
                .forEach(notices);
    }

    private RunnerGroupStatus status(RunnerGroup group, Living living) {
        var waiting = new EnumMap<Holdup, String>(Holdup.class);
        var patience = Patience.pending(group.getSpec().effective().worker().pendingPodDeadline());
        int pending = 0;
        for (var pod : workers(group)) {
            if (WorkerEnds.of(pod, patience, clock.instant())
                    instanceof Verdict.Waiting(_, var holdup, var why)) {
                pending++;
                waiting.putIfAbsent(holdup, pod.getMetadata().getName() + ": " + why);
            }
        }
        return new GroupStatus(
                        living.runtime().view(),
                        living.shape().check(),
                        credentials.get(),
                        pending,
                        Map.copyOf(waiting))
                .of(group, clock.instant());
    }

    private List<Pod> workers(RunnerGroup group) {
        var name = group.getMetadata().getName();
        return pods.all().stream()
                .filter(pod -> name.equals(pod.getMetadata().getLabels().get(Labels.RUNNER_GROUP)))
                .toList();
    }

    @Override
    public DeleteControl cleanup(RunnerGroup group, Context<RunnerGroup> context)
            throws InterruptedException {
        var drained = groups.drain(group);
        if (drained.isEmpty()) {
            DeleteControl later = DeleteControl.noFinalizerRemoval();
            return later.rescheduleAfter(LOOK.toMillis());
        }
        var name = Objects.requireNonNullElse(group.getMetadata().getName(), "");
        pace.forget(group);
        log.atInfo()
                .addKeyValue("group", name)
                .addKeyValue("left", drained.get().left())
                .log("a group has ended");
        return DeleteControl.defaultDelete();
    }
}
