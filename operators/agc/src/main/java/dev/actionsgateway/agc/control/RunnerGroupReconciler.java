package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.observe.Notice;
import dev.actionsgateway.agc.observe.Notices;
import dev.actionsgateway.agc.pod.Patience;
import dev.actionsgateway.agc.pod.Verdict;
import dev.actionsgateway.agc.pod.Verdict.Holdup;
import dev.actionsgateway.agc.pod.WorkerEnds;
import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupStatus;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the RunnerGroups of one gateway: gather, tell the group, say how it is.
public final class RunnerGroupReconciler implements Reconciler<RunnerGroup>, Cleaner<RunnerGroup> {
    private static final Logger log = LoggerFactory.getLogger(RunnerGroupReconciler.class);
    private static final Duration DRAINING = Duration.ofSeconds(2);

    private final Gateway gateway;
    private final Groups groups;
    private final Supplier<Optional<Observation>> credentials;
    private final Consumer<Notice> notices;
    private final NextLook nextLook;
    private final StatusPace pace = new StatusPace();
    private final SimpleInboundEventSource<RunnerGroup> nudged =
            new SimpleInboundEventSource<>("nudged");

    /// @param gateway whose groups are served; others are left alone
    /// @param credentials whether GitHub accepts the App
    /// @param notices is told of what changes in a group's conditions
    /// @param random spreads the looks at groups of which nothing is heard
    public RunnerGroupReconciler(
            Gateway gateway,
            Groups groups,
            Supplier<Optional<Observation>> credentials,
            Consumer<Notice> notices,
            RandomGenerator random) {
        this.gateway = gateway;
        this.groups = groups;
        this.credentials = credentials;
        this.notices = notices;
        nextLook = new NextLook(random);
    }

    /// Whether this gateway serves the group.
    public boolean serves(RunnerGroup group) {
        return group.getSpec().effective().gateway().filter(gateway.name()::equals).isPresent();
    }

    @Override
    public List<EventSource<?, RunnerGroup>> prepareEventSources(
            EventSourceContext<RunnerGroup> context) {
        return List.of(nudged);
    }

    /// Looks at a group soon: something has changed in it.
    public void look(String group) {
        nudged.propagateEvent(new ResourceID(group, gateway.namespace()));
    }

    @Override
    public UpdateControl<RunnerGroup> reconcile(RunnerGroup group, Context<RunnerGroup> context)
            throws InterruptedException {
        var living = groups.serve(group);
        var seen = seen(group, living);
        var now = gateway.clock().instant();
        var status = seen.of(group, now);
        var due = pace.due(group, status, now);
        var next = nextLook.after(living, seen);
        if (due.isEmpty() || due.get().isPositive()) {
            var sooner = due.filter(wait -> wait.compareTo(next) < 0).orElse(next);
            return UpdateControl.<RunnerGroup>noUpdate().rescheduleAfter(sooner);
        }
        pace.wrote(group, now);
        tell(group, status);
        return UpdateControl.patchStatus(RunnerGroup.statusOf(group, status)).rescheduleAfter(next);
    }

    private void tell(RunnerGroup group, RunnerGroupStatus status) {
        var before = Optional.ofNullable(group.getStatus()).orElseGet(RunnerGroupStatus::none);
        Notices.between(group.getMetadata().getName(), before.conditions(), status.conditions())
                .forEach(notices);
    }

    private GroupStatus seen(RunnerGroup group, Living living) {
        var waiting = new EnumMap<Holdup, String>(Holdup.class);
        var patience = Patience.pending(group.getSpec().effective().worker().pendingPodDeadline());
        int pending = 0;
        for (var pod : gateway.workersOf(living.owner())) {
            if (WorkerEnds.of(pod, patience, gateway.clock().instant())
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
                Map.copyOf(waiting));
    }

    @Override
    public DeleteControl cleanup(RunnerGroup group, Context<RunnerGroup> context)
            throws InterruptedException {
        var drained = groups.drain(group);
        if (drained.isEmpty()) {
            DeleteControl later = DeleteControl.noFinalizerRemoval();
            return later.rescheduleAfter(DRAINING.toMillis());
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
