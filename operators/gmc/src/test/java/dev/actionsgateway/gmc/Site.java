package dev.actionsgateway.gmc;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A cluster on which helm has installed the platform chart, and the accounts that it made.
///
/// @param admin may do all: plays the cluster's controllers and the people
record Site(Cluster cluster, Helm helm, KubernetesClient admin) {
    static final String PLATFORM = "actions-gateway-system";

    /// Installs the platform, if it is not yet.
    static Site on(Cluster cluster) throws InterruptedException {
        var helm = Helm.on(cluster);
        helm.run(
                "upgrade",
                "--install",
                "platform",
                "charts/actions-gateway",
                "--namespace",
                PLATFORM,
                "--create-namespace",
                "--set",
                "tenants.allowedPrivateRanges={10.20.0.0/16}");
        // no pod runs here, so no webhook: it is fail-closed, and nothing could be made
        cluster.client()
                .admissionRegistration()
                .v1()
                .validatingWebhookConfigurations()
                .withName("actions-gateway")
                .delete();
        // just made, a resource may answer 429 for a moment; this client asks again by itself
        for (var kind : List.of("ActionsGateway", "RunnerGroup")) {
            cluster.client()
                    .genericKubernetesResources("actionsgateway.dev/v1alpha1", kind)
                    .inAnyNamespace()
                    .list();
        }
        return new Site(cluster, helm, cluster.client());
    }

    /// Installs or changes a tenant, as its person would.
    void tenant(String namespace, String... settings) throws InterruptedException {
        if (admin.namespaces().withName(namespace).get() == null) {
            admin.resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(namespace)
                                    .endMetadata()
                                    .build())
                    .create();
        }
        var words =
                new ArrayList<>(
                        List.of(
                                "upgrade",
                                "--install",
                                "acme",
                                "charts/actions-gateway-tenant",
                                "--namespace",
                                namespace,
                                "--set",
                                "githubUrl=https://github.com/acme,githubApp.appId=1,githubApp.installationId=2"));
        for (var setting : settings) {
            words.add("--set");
            words.add(setting);
        }
        helm.run(words.toArray(String[]::new));
    }

    /// Configuration of an account, with a token as a pod would have it.
    Config account(String namespace, String name) {
        var token =
                admin.serviceAccounts()
                        .inNamespace(namespace)
                        .withName(name)
                        .tokenRequest()
                        .getStatus()
                        .getToken();
        var own = admin.getConfiguration();
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(own.getMasterUrl())
                .withCaCertData(own.getCaCertData())
                .withCaCertFile(own.getCaCertFile())
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout((int) Duration.ofSeconds(10).toMillis())
                .build();
    }

    /// Everything of a tenant that carries the manager's name.
    List<HasMetadata> ours(String namespace) {
        var all = new ArrayList<HasMetadata>();
        var label = "app.kubernetes.io/managed-by";
        var manager = "actions-gateway-gmc";
        all.addAll(
                admin.serviceAccounts()
                        .inNamespace(namespace)
                        .withLabel(label, manager)
                        .list()
                        .getItems());
        all.addAll(
                admin.services()
                        .inNamespace(namespace)
                        .withLabel(label, manager)
                        .list()
                        .getItems());
        all.addAll(
                admin.resourceQuotas()
                        .inNamespace(namespace)
                        .withLabel(label, manager)
                        .list()
                        .getItems());
        all.addAll(
                admin.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withLabel(label, manager)
                        .list()
                        .getItems());
        all.addAll(
                admin.network()
                        .v1()
                        .networkPolicies()
                        .inNamespace(namespace)
                        .withLabel(label, manager)
                        .list()
                        .getItems());
        all.addAll(
                admin.policy()
                        .v1()
                        .podDisruptionBudget()
                        .inNamespace(namespace)
                        .withLabel(label, manager)
                        .list()
                        .getItems());
        all.addAll(
                admin.autoscaling()
                        .v2()
                        .horizontalPodAutoscalers()
                        .inNamespace(namespace)
                        .withLabel(label, manager)
                        .list()
                        .getItems());
        all.addAll(
                admin.rbac()
                        .roleBindings()
                        .inNamespace(namespace)
                        .withLabel(label, manager)
                        .list()
                        .getItems());
        return all;
    }

    /// A client that notes what it changes.
    static final class Watched implements Interceptor {
        private final List<String> changes = new CopyOnWriteArrayList<>();

        KubernetesClient client(Config config) {
            return new KubernetesClientBuilder()
                    .withConfig(config)
                    .withHttpClientBuilderConsumer(
                            http -> http.addOrReplaceInterceptor("watched", this))
                    .build();
        }

        @Override
        public void before(
                io.fabric8.kubernetes.client.http.BasicBuilder builder,
                HttpRequest request,
                RequestTags tags) {
            if (!request.method().equals("GET") && !request.uri().getPath().contains("/leases")) {
                changes.add(request.method() + " " + request.uri().getPath());
            }
        }

        List<String> changes() {
            return List.copyOf(changes);
        }

        void forget() {
            changes.clear();
        }
    }
}
