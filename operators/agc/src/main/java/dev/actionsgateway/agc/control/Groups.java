package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.group.GroupRuntime;
import dev.actionsgateway.agc.group.GroupSettings;
import dev.actionsgateway.agc.kube.WorkerSettings;
import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.api.group.EffectiveGroup;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.kit.TaskFailedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The groups that are served, by name. The reconciler never works on one group with two threads.
public final class Groups implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Groups.class);
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    private final Gateway gateway;
    private final Trials trials;
    private final Duration drainLimit;
    private final Nursery nursery;
    private final Revivals revivals = new Revivals(() -> ThreadLocalRandom.current().nextLong());
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Living> living = new HashMap<>(); // guarded by lock

    /// @param drainLimit how long a deleted group's jobs may go on
    /// @param broken is told of a mistake after which groups cannot be served any more
    public Groups(Gateway gateway, Duration drainLimit, Consumer<Throwable> broken) {
        this.gateway = gateway;
        trials = new Trials(gateway);
        this.drainLimit = drainLimit;
        nursery = Nursery.open("groups", broken::accept);
    }

    /// Begins to look after what the reconciler does not see.
    public void keepTidy(Sleeper sleeper) {
        var caretaker = new Caretaker(this, gateway);
        var _ = nursery.fork("caretaker", () -> caretaker.keep(sleeper));
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
        if (known.isPresent() && isToBeStartedAnew(known.get(), owner)) {
            leave(owner.group());
            known = Optional.empty();
        }
        if (known.isEmpty()) {
            var shape = new Shape(gateway.quotas(), wanted);
            shape.take(wanted, trials.run(owner, wanted));
            return put(gateway.start(owner, shape, settings));
        }
        var shape = known.get().shape();
        shape.take(wanted, trials.of(shape, wanted, owner));
        known.get().runtime().update(settings);
        return known.get();
    }

    /// One of the same name was made anew, or a mistake ended it.
    private boolean isToBeStartedAnew(Living known, Owner owner) {
        boolean another = !known.owner().uid().equals(owner.uid());
        boolean broken = known.runtime().broken().isPresent();
        return another || (broken && revivals.isDue(owner.group(), gateway.clock().instant()));
    }

    /// Begins to end a group, or goes on with it; empty while it is not over.
    ///
    /// @throws InterruptedException if the thread is interrupted
    Optional<GroupRuntime.Drained> drain(RunnerGroup group) throws InterruptedException {
        var here = alive(group);
        if (here.runtime().broken().isPresent()) {
            return Optional.empty(); // its jobs first need somebody who ends them
        }
        var end = here.drain().orElseGet(() -> beginDrain(here));
        if (here.drain().isEmpty()) {
            put(here.draining(end));
        }
        if (!end.isDone()) {
            return Optional.empty();
        }
        leave(here.owner().group());
        revivals.forget(here.owner().group());
        return Optional.of(
                end.state() == Future.State.SUCCESS
                        ? end.resultNow()
                        : new GroupRuntime.Drained(List.of("the drain was ended")));
    }

    /// Begins to end a group whose RunnerGroup is gone, or goes on with it.
    void abandon(Living group) {
        var name = group.owner().group();
        boolean over = group.drain().filter(Future::isDone).isPresent();
        boolean mine;
        lock.lock();
        try {
            mine =
                    over
                            ? living.remove(name, group)
                            : group.drain().isEmpty()
                                    && living.replace(
                                            name, group, group.draining(beginDrain(group)));
        } finally {
            lock.unlock();
        }
        if (mine && over) {
            trials.forget(name);
            revivals.forget(name);
            group.runtime().close();
        }
    }

    private Future<GroupRuntime.Drained> beginDrain(Living group) {
        return nursery.fork("drain-" + group.owner().group(), () -> drained(group));
    }

    private Living alive(RunnerGroup group) throws InterruptedException {
        var known = find(group.getMetadata().getName());
        return known.isPresent() && known.get().runtime().broken().isEmpty()
                ? known.get()
                : serve(group);
    }

    private GroupRuntime.Drained drained(Living group) throws InterruptedException {
        try {
            return group.runtime().drain(Deadline.after(drainLimit, gateway.clock()));
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("group", group.owner().group())
                    .setCause(e)
                    .log("a drain failed");
            return new GroupRuntime.Drained(List.of("the drain failed: " + e));
        }
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

    /// What they are called.
    public List<String> names() {
        return all().stream().map(group -> group.owner().group()).toList();
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
        } finally {
            lock.unlock();
        }
        trials.forget(name);
        gone.ifPresent(group -> group.runtime().close());
    }

    private @Nullable Void left(Living group) {
        leave(group.owner().group());
        return null;
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

    /// Leaves every group to whoever comes next; all at once, for there may be a thousand.
    @Override
    public void close() {
        boolean interrupted = false;
        try (var leaving = Nursery.open("leaving", GOODBYE)) {
            for (var group : all()) {
                var _ = leaving.fork(group.owner().group(), () -> left(group));
            }
            leaving.join(Deadline.after(GOODBYE, gateway.clock()));
        } catch (TimeoutException | TaskFailedException e) {
            log.warn("not every group could be left in time", e);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        nursery.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
