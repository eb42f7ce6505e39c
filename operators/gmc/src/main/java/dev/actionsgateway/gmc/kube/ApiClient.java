package dev.actionsgateway.gmc.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Makes the one client of the API server.
public final class ApiClient {
    /// A call that takes longer is as good as unanswered.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private ApiClient() {}

    /// A client that repeats nothing by itself: the next reconcile is the retry.
    public static KubernetesClient of(Config config) {
        var settings =
                new ConfigBuilder(config)
                        .withRequestRetryBackoffLimit(0)
                        .withRequestTimeout((int) LONGEST.toMillis())
                        .withConnectionTimeout((int) LONGEST.toMillis())
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(settings)
                .withTaskExecutor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }
}
