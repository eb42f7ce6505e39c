package dev.actionsgateway.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.util.concurrent.Executors;

/// Makes a program's operator, to which it then gives its reconcilers.
public final class Operators {
    private static final int RECONCILES = 16;

    private Operators() {}

    /// An operator on virtual threads that leaves the client to its owner, and believes that the
    /// schemas are there: who installs the program installs them before.
    public static Operator on(KubernetesClient client) {
        var threads =
                Executors.newFixedThreadPool(
                        RECONCILES, Thread.ofVirtual().name("reconcile-", 0).factory());
        return new Operator(settings ->
                settings.withKubernetesClient(client)
                        .withCloseClientOnStop(false)
                        .checkingCRDAndValidateLocalModel(false)
                        .withExecutorService(threads));
    }
}
