package dev.actionsgateway.kube;

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

/// Makes a program's one client of the API server. It repeats nothing by itself: whoever calls
/// knows whether and when a call is worth repeating.
public final class ApiClient {
    /// The logger that warns of every resource that is not `v1` yet, and ours are not.
    public static final String VERSION_WARNINGS =
            "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils";

    /// A call that takes longer is as good as unanswered.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// How many sets of buffers are kept for the next who need some.
    private static final int BUFFERS = 16;

    private ApiClient() {}

    /// A client for who works by himself.
    public static KubernetesClient of(Config config) {
        return within(LONGEST, config);
    }

    /// A client for who is waited for meanwhile.
    ///
    /// @param longest what a call may take
    public static KubernetesClient within(Duration longest, Config config) {
        var settings =
                new ConfigBuilder(config)
                        .withRequestRetryBackoffLimit(0)
                        .withRequestTimeout((int) longest.toMillis())
                        .withConnectionTimeout((int) longest.toMillis())
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(settings)
                .withKubernetesSerialization(serialization())
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor("end", new WholeAnswer(longest)))
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
