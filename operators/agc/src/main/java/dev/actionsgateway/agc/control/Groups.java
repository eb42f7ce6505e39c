package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.group.GroupRuntime;
import dev.actionsgateway.agc.group.GroupSettings;
import dev.actionsgateway.agc.kube.TemplateCheck;
import dev.actionsgateway.agc.kube.TemplateTrial;
import dev.actionsgateway.agc.kube.WorkerSettings;
import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.agc.reap.ReapRules;
import dev.actionsgateway.agc.reap.Reaper;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.api.group.EffectiveGroup;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/// The groups that are served, by name. The reconciler never works on one group with two threads.
public final class Groups implements AutoCloseable {
    private static final Duration TRIAL = Duration.ofSeconds(15);
    private static final Duration REAP = Duration.ofSeconds(5);
    private static final Duration TRIAL_AGAIN = Duration.ofSeconds(30);

    private final Gateway gateway;
    private final Duration drainLimit;
    private final Nursery nursery = Nursery.open("groups");
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Living> living = new HashMap<>(); // guarded by lock
    private final Map<String, Instant> tried = new HashMap<>(); // guarded by lock

    /// @param drainLimit how long a deleted group's jobs may go on
    public Groups(Gateway gateway, Duration drainLimit) {
        this.gateway = gateway;
        this.drainLimit = drainLimit;
    }

    /// Begins to remove the workers whose time is over.
    public void keepTidy(Sleeper sleeper) {
        var _ =
                nursery.fork(
                        "reaper",
                        () -> {
                            while (true) {
                                sleeper.sleep(REAP);
                                for (var group : all()) {
                                    reap(group);
                                }
                            }
                        });
    }

    private void reap(Living group) throws InterruptedException {
        var worker = group.shape().settings().group().worker();
        var rules =
                new ReapRules(
                        worker.completedPodTtl(),
                        worker.pendingPodDeadline(),
                        worker.maxLifetime());
        new Reaper(group.cluster().workers(), gateway.recordLookup(), gateway.clock())
                .reap(gateway.workersOf(group.owner()), rules);
    }

    /// Starts a group, or tells it what holds now.
    ///
    /// @throws InterruptedException if the thread is interrupted
    Living serve(RunnerGroup group) throws InterruptedException {
        var owner = Owner.of(group, gateway.name());
        var spec = group.getSpec().effective();
        var settings = settings(owner, spec);
        var wanted = new WorkerSettings(gateway.platform(), spec);
        var known = find(owner.group());
        if (known.isPresent() && !known.get().owner().uid().equals(owner.uid())) {
            leave(owner.group()); // one of the same name was made anew
            known = Optional.empty();
        }
        if (known.isEmpty()) {
            var shape = new Shape(gateway.quotas(), wanted);
            shape.take(wanted, trial(owner, wanted));
            return put(gateway.start(owner, shape, settings));
        }
        var shape = known.get().shape();
        shape.take(wanted, isDue(shape, wanted, owner) ? trial(owner, wanted) : shape.check());
        known.get().runtime().update(settings);
        return known.get();
    }

    private boolean isDue(Shape shape, WorkerSettings wanted, Owner owner) {
        if (!shape.settings().equals(wanted)) {
            return true;
        }
        lock.lock();
        try {
            var last = tried.getOrDefault(owner.group(), Instant.MIN);
            return !(shape.check() instanceof TemplateCheck.Accepted)
                    && !last.plus(TRIAL_AGAIN).isAfter(gateway.clock().instant());
        } finally {
            lock.unlock();
        }
    }

    private TemplateCheck trial(Owner owner, WorkerSettings wanted) throws InterruptedException {
        var now = gateway.clock().instant();
        lock.lock();
        try {
            tried.put(owner.group(), now);
        } finally {
            lock.unlock();
        }
        return new TemplateTrial(gateway.podCalls())
                .of(owner, wanted, Deadline.after(TRIAL, gateway.clock()));
    }

    /// Begins to end a group, or goes on with it; empty while it is not over.
    ///
    /// @throws InterruptedException if the thread is interrupted
    Optional<GroupRuntime.Drained> drain(RunnerGroup group) throws InterruptedException {
        var known = find(group.getMetadata().getName());
        var here = known.isPresent() ? known.get() : serve(group);
        Future<GroupRuntime.Drained> end =
                here.drain()
                        .orElseGet(() ->
                                nursery.fork(
                                        "drain-" + here.owner().group(),
                                        () ->
                                                here.runtime()
                                                        .drain(
                                                                Deadline.after(
                                                                        drainLimit,
                                                                        gateway.clock()))));
        if (here.drain().isEmpty()) {
            put(here.draining(end));
        }
        return switch (end.state()) {
            case RUNNING -> Optional.empty();
            case SUCCESS -> {
                leave(here.owner().group());
                yield Optional.of(end.resultNow());
            }
            case FAILED, CANCELLED -> {
                leave(here.owner().group());
                yield Optional.of(new GroupRuntime.Drained(List.of("the drain failed")));
            }
        };
    }

    /// What is served now.
    List<Living> all() {
        lock.lock();
        try {
            return List.copyOf(living.values());
        } finally {
            lock.unlock();
        }
    }

    /// Lets every group look at its room again.
    public void look() {
        all().forEach(group -> group.runtime().look());
    }

    private Optional<Living> find(String name) {
        lock.lock();
        try {
            return Optional.ofNullable(living.get(name));
        } finally {
            lock.unlock();
        }
    }

    private Living put(Living group) {
        lock.lock();
        try {
            living.put(group.owner().group(), group);
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void leave(String name) {
        Optional<Living> gone;
        lock.lock();
        try {
            gone = Optional.ofNullable(living.remove(name));
            tried.remove(name);
        } finally {
            lock.unlock();
        }
        gone.ifPresent(group -> group.runtime().close());
    }

    private GroupSettings settings(Owner owner, EffectiveGroup spec) {
        var identity = Names.runnerPrefix("", owner.namespace(), owner.uid());
        return new GroupSettings(
                owner.group(),
                identity.substring("ag-".length(), identity.length() - 1),
                spec.runnerLabels(),
                spec.githubRunnerGroup().orElse(""),
                spec.maxListeners(),
                spec.standbyListeners(),
                spec.maxWorkers(),
                spec.worker().runnerVersion().orElse(gateway.runnerVersion()));
    }

    /// Leaves every group to whoever comes next.
    @Override
    public void close() {
        all().forEach(group -> leave(group.owner().group()));
        nursery.close();
    }
}
