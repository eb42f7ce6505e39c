package dev.actionsgateway.webhook;

import static java.util.Map.entry;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.CustomResources;
import dev.actionsgateway.cluster.Kubeconfig;
import dev.actionsgateway.kube.ApiClient;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A cluster as the platform's chart leaves it: our resources, the platform's namespace, the
/// webhook's account with the rights that are shipped. Persons are impersonated.
final class Site implements AutoCloseable {
    static final String PLATFORM = "actions-gateway-system";
    static final String MANAGER = "system:serviceaccount:" + PLATFORM + ":actions-gateway-gmc";
    private static final String ACCOUNT = "actions-gateway-webhook";
    private static final String CONFIGURATION = "actions-gateway";

    /// May write gateways and groups, and nothing more.
    static final String JANE = "jane";

    /// May change quotas, too, and make gateways privileged.
    static final String BOSS = "boss";

    final KubernetesClient admin;
    final Chart chart;
    private final ApiServer server;
    private final List<KubernetesClient> clients = new ArrayList<>();

    Site(ApiServer server) throws InterruptedException {
        this.server = server;
        this.admin = server.client();
        CustomResources.install(admin);
        this.chart = Chart.rendered(server);
        make("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(PLATFORM));
        chart.account().forEach(it -> admin.resource(it).serverSideApply());
    }

    /// A client of the webhook's own account.
    KubernetesClient own() {
        return keep(ApiClient.within(Duration.ofSeconds(3), config()));
    }

    private Config config() {
        var token =
                admin.serviceAccounts()
                        .inNamespace(PLATFORM)
                        .withName(ACCOUNT)
                        .tokenRequest()
                        .getStatus()
                        .getToken();
        return new ConfigBuilder(Config.fromKubeconfig(server.kubeconfig()))
                .withClientCertData(null)
                .withClientKeyData(null)
                .withClientCertFile(null)
                .withClientKeyFile(null)
                .withOauthToken(token)
                .build();
    }

    /// The same as a file.
    Path kubeconfig(Path folder) {
        return Kubeconfig.write(config(), folder);
    }

    /// The program's variables, with which it takes free ports.
    static Map<String, String> environment(Path scratch) {
        return new TreeMap<>(
                Map.ofEntries(
                        entry("POD_NAMESPACE", PLATFORM),
                        entry("POD_NAME", "webhook-0"),
                        entry("SERVICE", "actions-gateway-webhook"),
                        entry("CONFIGURATION", CONFIGURATION),
                        entry("CERTIFICATES", "actions-gateway-webhook-certificates"),
                        entry("CERTIFICATE_HOSTS", "127.0.0.1"),
                        entry("MANAGER", MANAGER),
                        entry("RESERVED_NAMESPACES", "infra-*"),
                        entry("ALLOWED_PRIORITY_CLASSES", "ci-*"),
                        entry("ALLOWED_INFRA_PRIORITY_CLASSES", "infra-*"),
                        entry("ALLOWED_PRIVATE_RANGES", "10.20.0.0/16"),
                        entry("WEBHOOK_PORT", "0"),
                        entry("MANAGEMENT_PORT", "0"),
                        entry("SCRATCH", scratch.toString())));
    }

    /// Tells the API server of the webhook, as shipped but for its address.
    void configure(int port) {
        configure(port, "");
    }

    /// The same, and whom to trust.
    void configure(int port, String bundle) {
        var configuration = chart.configuration();
        configuration
                .getWebhooks()
                .forEach(webhook -> {
                    webhook.getClientConfig().setService(null);
                    webhook.getClientConfig().setUrl("https://127.0.0.1:" + port + "/review");
                    webhook.getClientConfig().setCaBundle(bundle.isEmpty() ? null : bundle);
                });
        admin.resource(configuration).create();
    }

    void unconfigure() {
        admin.resource(chart.configuration()).withTimeout(10, TimeUnit.SECONDS).delete();
    }

    /// What the configuration says is trusted.
    String bundle() {
        var webhooks =
                admin.admissionRegistration()
                        .v1()
                        .validatingWebhookConfigurations()
                        .withName(CONFIGURATION)
                        .get()
                        .getWebhooks();
        var bundle = webhooks.getFirst().getClientConfig().getCaBundle();
        return bundle == null ? "" : bundle;
    }

    /// A namespace in which [#JANE] and [#BOSS] work, but which no tenant chart has granted.
    String namespace(String name) {
        make(
                """
                {apiVersion: v1, kind: Namespace, metadata: {name: %1$s}}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {namespace: %1$s, name: people}
                rules:
                  - apiGroups: [actionsgateway.dev]
                    resources: [actionsgateways, runnergroups]
                    verbs: [get, list, create, update, patch, delete]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {namespace: %1$s, name: people}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: people}
                subjects:
                  - {apiGroup: rbac.authorization.k8s.io, kind: User, name: jane}
                  - {apiGroup: rbac.authorization.k8s.io, kind: User, name: boss}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {namespace: %1$s, name: bosses}
                rules:
                  - apiGroups: [actionsgateway.dev]
                    resources: [actionsgateways/quota, actionsgateways/privileged]
                    verbs: [update]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {namespace: %1$s, name: bosses}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: bosses}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: boss}]
                """
                        .formatted(name));
        return name;
    }

    /// A tenant's namespace.
    String tenant(String name) {
        namespace(name);
        grant(name);
        return name;
    }

    /// What a tenant chart does first.
    void grant(String namespace) {
        make(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {namespace: %1$s, name: gmc}
                rules: [{apiGroups: [apps], resources: [deployments], verbs: [patch]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {namespace: %1$s, name: gmc}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: gmc}
                subjects: [{kind: ServiceAccount, namespace: %2$s, name: actions-gateway-gmc}]
                """
                        .formatted(namespace, PLATFORM));
    }

    /// A person's client.
    KubernetesClient as(String user) {
        return keep(
                new KubernetesClientBuilder()
                        .withConfig(
                                new ConfigBuilder(Config.fromKubeconfig(server.kubeconfig()))
                                        .withImpersonateUsername(user)
                                        .withImpersonateGroups("system:authenticated")
                                        .withRequestRetryBackoffLimit(0)
                                        .build())
                        .build());
    }

    /// Makes or changes what the administrator would.
    void make(String yaml) {
        Yaml.read(admin, yaml).forEach(it -> admin.resource(it).serverSideApply());
    }

    /// What the API server says to this; empty if it takes it. Nothing is stored.
    static String tried(KubernetesClient client, String namespace, String yaml) {
        try {
            for (var object : Yaml.read(client, yaml)) {
                client.resource(object).inNamespace(namespace).dryRun().create();
            }
            return "";
        } catch (KubernetesClientException e) {
            return e.getStatus() == null ? e.toString() : e.getStatus().getMessage();
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come about: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private KubernetesClient keep(KubernetesClient client) {
        clients.add(client);
        return client;
    }

    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
    }
}
