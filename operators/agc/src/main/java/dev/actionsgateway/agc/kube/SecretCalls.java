package dev.actionsgateway.agc.kube;

import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Optional;

/// What is done with the Secrets of one namespace.
record SecretCalls(KubernetesClient client, Calls calls, String namespace) {
    private static final PatchContext MERGE =
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

    Reply<Optional<Secret>> get(String name, Deadline deadline) throws InterruptedException {
        return calls.retrying(deadline, () -> Optional.ofNullable(here().withName(name).get()));
    }

    Reply<Secret> create(Secret secret, Deadline deadline) throws InterruptedException {
        return calls.retrying(deadline, () -> client.resource(secret).create());
    }

    /// Writes once; the object's version must still be the one that was read.
    Reply<Secret> update(Secret secret) throws InterruptedException {
        return calls.once(() -> client.resource(secret).update());
    }

    Reply<Secret> apply(Secret secret, String manager, Deadline deadline)
            throws InterruptedException {
        var context =
                new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(manager)
                        .withForce(true)
                        .build();
        return calls.retrying(deadline, () -> client.resource(secret).patch(context));
    }

    /// Given text instead of an object, the client would read the whole Secret first.
    Reply<Secret> annotate(String name, String key, String value, Deadline deadline)
            throws InterruptedException {
        var change =
                new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToAnnotations(key, value)
                        .endMetadata()
                        .build();
        return calls.retrying(deadline, () -> client.resource(change).patch(MERGE));
    }

    Reply<?> delete(String name, Deadline deadline) throws InterruptedException {
        return calls.retrying(deadline, () -> here().withName(name).delete());
    }

    /// One page of those that carry these labels, and not this one.
    Reply<SecretList> page(
            Map<String, String> labels,
            String without,
            long limit,
            Optional<String> from,
            Deadline deadline)
            throws InterruptedException {
        var options = new ListOptionsBuilder().withLimit(limit);
        from.ifPresent(options::withContinue);
        return calls.retrying(
                deadline,
                () -> here().withLabels(labels).withoutLabel(without).list(options.build()));
    }

    private NonNamespaceOperation<Secret, SecretList, Resource<Secret>> here() {
        MixedOperation<Secret, SecretList, Resource<Secret>> all = client.secrets();
        return all.inNamespace(namespace);
    }
}
