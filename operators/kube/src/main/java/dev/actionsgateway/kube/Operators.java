package dev.actionsgateway.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.util.concurrent.Executors;

/// Makes a program's operator, to which it then gives its reconcilers.
public final class Operators {
    private static final int RECONCILES = 16;

    private Operators() {}

    /// An operator that leaves the client to its owner, and believes that the schemas are there:
    /// who installs the program installs them before.
    ///
    /// It reconciles on a few platform threads. A virtual thread that waits for the initializer of
    /// a class keeps its carrier, and a first reconcile initializes hundreds: on a machine of two
    /// processors two such waits would stop all virtual threads, also the one waited for.
    public static Operator on(KubernetesClient client) {
        var threads =
                Executors.newFixedThreadPool(
                        RECONCILES, Thread.ofPlatform().daemon().name("reconcile-", 0).factory());
        return new Operator(settings ->
                settings.withKubernetesClient(client)
                        .withCloseClientOnStop(false)
                        .checkingCRDAndValidateLocalModel(false)
                        .withExecutorService(threads));
    }
}
