package dev.actionsgateway.agc.kube;

import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The quotas of a namespace as they are now, kept by a watch.
public final class QuotaCache implements ResourceEventHandler<ResourceQuota>, AutoCloseable {
    private final Map<String, ResourceQuota> there = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<SharedIndexInformer<ResourceQuota>> informers = new CopyOnWriteArrayList<>();

    /// Begins to watch; returns when all quotas that are there are known.
    public void watch(KubernetesClient client, String namespace) {
        informers.add(client.resourceQuotas().inNamespace(namespace).inform(this));
    }

    /// Is told after every change; it must return at once.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// All quotas.
    public List<ResourceQuota> all() {
        return List.copyOf(there.values());
    }

    @Override
    public void onAdd(ResourceQuota quota) {
        there.put(quota.getMetadata().getName(), quota);
        listeners.forEach(Runnable::run);
    }

    @Override
    public void onUpdate(ResourceQuota before, ResourceQuota now) {
        onAdd(now);
    }

    @Override
    public void onDelete(ResourceQuota quota, boolean stateUnknown) {
        there.remove(quota.getMetadata().getName());
        listeners.forEach(Runnable::run);
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }
}
