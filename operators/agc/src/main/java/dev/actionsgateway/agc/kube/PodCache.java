package dev.actionsgateway.agc.kube;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The worker pods of a gateway as they are now, kept by one watch, for everybody who waits for
/// one.
public final class PodCache implements AutoCloseable {
    private static final int MOST_GONE = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Pod> there = new HashMap<>(); // guarded by lock
    private final Map<String, Condition> waiting = new HashMap<>(); // guarded by lock
    // guarded by lock: as they were seen last; the oldest are forgotten
    private final Map<String, Pod> gone =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pod> eldest) {
                    return size() > MOST_GONE;
                }
            };

    private final List<Consumer<Pod>> listeners = new ArrayList<>(); // guarded by lock
    private Optional<SharedIndexInformer<Pod>> informer = Optional.empty(); // guarded by lock

    /// What is known of a pod.
    sealed interface Sight {
        /// It is there.
        record There(Pod pod) implements Sight {}

        /// It was there.
        record Gone(Pod last) implements Sight {}

        /// It has not been seen.
        record Unknown() implements Sight {}
    }

    /// Begins to watch; returns when all pods that are there are known.
    ///
    /// @param gateway whose workers
    public void watch(KubernetesClient client, String namespace, String gateway) {
        var started =
                client.pods()
                        .inNamespace(namespace)
                        .withLabels(
                                Map.of(
                                        Labels.GATEWAY,
                                        gateway,
                                        Labels.COMPONENT,
                                        Component.WORKER.word()))
                        .runnableInformer(0)
                        .itemStore(new LeanStore<>())
                        .addEventHandler(new Handler());
        started.run();
        lock.lock();
        try {
            informer = Optional.of(started);
        } finally {
            lock.unlock();
        }
    }

    /// Is told of every pod that has changed; it must return at once.
    public void onChange(Consumer<Pod> listener) {
        lock.lock();
        try {
            listeners.add(listener);
        } finally {
            lock.unlock();
        }
    }

    /// All pods that are there.
    public List<Pod> all() {
        lock.lock();
        try {
            return List.copyOf(there.values());
        } finally {
            lock.unlock();
        }
    }

    Sight look(String name) {
        lock.lock();
        try {
            return sight(name);
        } finally {
            lock.unlock();
        }
    }

    private Sight sight(String name) {
        var pod = there.get(name);
        if (pod != null) {
            return new Sight.There(pod);
        }
        var last = gone.get(name);
        return last == null ? new Sight.Unknown() : new Sight.Gone(last);
    }

    /// Takes note of a pod that we have just made or read: the watch may be behind.
    void remember(Pod pod) {
        lock.lock();
        try {
            var name = pod.getMetadata().getName();
            gone.remove(name);
            there.putIfAbsent(name, pod);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a pod is not any more as it was seen, or for this long.
    void awaitChange(String name, Sight seen, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            var changed = waiting.computeIfAbsent(name, _ -> lock.newCondition());
            long left = TimeUnit.NANOSECONDS.convert(longest);
            while (left > 0 && same(sight(name), seen)) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean same(Sight a, Sight b) {
        return switch (a) {
            case Sight.There(var pod) ->
                    b instanceof Sight.There(var other) && version(pod).equals(version(other));
            case Sight.Gone _ -> b instanceof Sight.Gone;
            case Sight.Unknown _ -> b instanceof Sight.Unknown;
        };
    }

    private static String version(Pod pod) {
        return pod.getMetadata().getUid() + "/" + pod.getMetadata().getResourceVersion();
    }

    private void put(Pod pod) {
        changed(
                pod,
                () -> {
                    gone.remove(pod.getMetadata().getName());
                    there.put(pod.getMetadata().getName(), pod);
                });
    }

    private void remove(Pod pod) {
        changed(
                pod,
                () -> {
                    there.remove(pod.getMetadata().getName());
                    gone.put(pod.getMetadata().getName(), pod);
                });
    }

    private void changed(Pod pod, Runnable change) {
        List<Consumer<Pod>> told;
        lock.lock();
        try {
            change.run();
            var condition = waiting.remove(pod.getMetadata().getName());
            if (condition != null) {
                condition.signalAll();
            }
            told = List.copyOf(listeners);
        } finally {
            lock.unlock();
        }
        told.forEach(listener -> listener.accept(pod));
    }

    @Override
    public void close() {
        Optional<SharedIndexInformer<Pod>> closing;
        lock.lock();
        try {
            closing = informer;
            informer = Optional.empty();
        } finally {
            lock.unlock();
        }
        closing.ifPresent(SharedIndexInformer::close);
    }

    private final class Handler implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            put(pod);
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            put(now);
        }

        @Override
        public void onDelete(Pod pod, boolean stateUnknown) {
            remove(pod);
        }
    }
}
