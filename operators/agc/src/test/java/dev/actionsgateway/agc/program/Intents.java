package dev.actionsgateway.agc.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.agc.kube.Tenant;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The jobs that are being claimed, as the API server shows them: an intent is written and no lease
/// yet.
final class Intents implements AutoCloseable {
    private final Tenant tenant;
    private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final SharedIndexInformer<Secret> informer;

    Intents(Tenant tenant) {
        this.tenant = tenant;
        informer = jobs().inform(new Handler());
    }

    private FilterWatchListDeletable<Secret, SecretList, Resource<Secret>> jobs() {
        return tenant.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withLabel(Labels.COMPONENT, Component.JOB.word());
    }

    /// Waits for the next one; false if none comes in time.
    boolean awaitNext(Duration patience) throws InterruptedException {
        written.clear();
        return written.poll(patience.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    /// The deliveries whose claim is not settled now.
    List<String> open() {
        return jobs().list().getItems().stream()
                .filter(Intents::unclaimed)
                .map(secret -> secret.getData().get("request-id"))
                .map(id -> new String(Base64.getDecoder().decode(id), UTF_8))
                .toList();
    }

    /// How many jobs are written down.
    int recorded() {
        return jobs().list().getItems().size();
    }

    private static boolean unclaimed(Secret secret) {
        return secret.getData().containsKey("request-id")
                && !secret.getData().containsKey("claimed-at");
    }

    @Override
    public void close() {
        informer.close();
    }

    private final class Handler implements ResourceEventHandler<Secret> {
        @Override
        public void onAdd(Secret secret) {
            if (unclaimed(secret)) {
                written.add(secret.getMetadata().getName());
            }
        }

        @Override
        public void onUpdate(Secret before, Secret now) {}

        @Override
        public void onDelete(Secret secret, boolean stateUnknown) {}
    }
}
