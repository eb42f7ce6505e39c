package dev.actionsgateway.agc.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Makes the one client of the API server.
public final class ApiClient {
    /// A call that takes longer is as good as unanswered.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// How many sets of buffers are kept for the next who need some.
    private static final int BUFFERS = 16;

    private ApiClient() {}

    /// A client that repeats nothing by itself: [Calls] does, and knows what it repeats.
    public static KubernetesClient of(Config config) {
        var settings =
                new ConfigBuilder(config)
                        .withRequestRetryBackoffLimit(0)
                        .withRequestTimeout((int) LONGEST.toMillis())
                        .withConnectionTimeout((int) LONGEST.toMillis())
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(settings)
                .withKubernetesSerialization(serialization())
                .withTaskExecutor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// By default each thread keeps its own buffers for JSON, and we have thousands of threads.
    private static KubernetesSerialization serialization() {
        var json =
                JsonFactory.builder()
                        .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS))
                        .build();
        return new KubernetesSerialization(new ObjectMapper(json), true);
    }
}
