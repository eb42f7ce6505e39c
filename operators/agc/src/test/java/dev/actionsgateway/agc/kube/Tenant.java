package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.ControllerRights;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.kube.ApiClient;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;

/// A namespace with the account of a gateway's controller in it, and nothing more than its rights.
///
/// @param admin may do all: plays the kubelet, the operator and the tenant
/// @param config of the controller's own account
/// @param client of the controller's own account
public record Tenant(
        String namespace, KubernetesClient admin, Config config, KubernetesClient client)
        implements AutoCloseable {
    private static final String ACCOUNT = "acme-agc";

    /// Makes one for a test, apart from those of all other tests.
    ///
    /// @param kind of tests
    public static Tenant of(
            Cluster cluster, String kind, TestInfo test, Map<String, String> labels) {
        var namespace = kind + "-" + Integer.toHexString(test.getDisplayName().hashCode());
        return in(cluster, namespace, labels);
    }

    /// Makes one.
    public static Tenant in(Cluster cluster, String namespace, Map<String, String> labels) {
        var admin = cluster.client();
        admin.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .withLabels(labels)
                                .endMetadata()
                                .build())
                .createOr(existing -> existing.update());
        Stream.of(ACCOUNT, "acme-worker").forEach(name -> account(admin, namespace, name));
        rights(admin, namespace);
        var config = config(cluster, token(admin, namespace));
        return new Tenant(namespace, admin, config, ApiClient.of(config));
    }

    private static void account(KubernetesClient admin, String namespace, String name) {
        admin.resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withNamespace(namespace)
                                .withName(name)
                                .endMetadata()
                                .build())
                .createOr(existing -> existing.update());
    }

    private static void rights(KubernetesClient admin, String namespace) {
        ControllerRights.install(admin, namespace);
        admin.resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withNamespace(namespace)
                                .withName("agc")
                                .endMetadata()
                                .withNewRoleRef("rbac.authorization.k8s.io", "Role", "agc")
                                .addNewSubject("", "ServiceAccount", ACCOUNT, namespace)
                                .build())
                .serverSideApply();
    }

    private static String token(KubernetesClient admin, String namespace) {
        TokenRequest request =
                admin.serviceAccounts().inNamespace(namespace).withName(ACCOUNT).tokenRequest();
        return request.getStatus().getToken();
    }

    private static Config config(Cluster cluster, String token) {
        return new ConfigBuilder(Config.fromKubeconfig(cluster.kubeconfig()))
                .withClientCertData(null)
                .withClientKeyData(null)
                .withClientCertFile(null)
                .withClientKeyFile(null)
                .withOauthToken(token)
                .build();
    }

    /// Calls as the program makes them.
    public Calls calls() {
        return new Calls(Sleeper.system(), new Random(1));
    }

    /// A group that need not be stored: nothing collects what refers to it.
    public Owner owner(String group) {
        return new Owner(namespace, "acme", group, "00000000-0000-4000-8000-000000000001");
    }

    /// Soon.
    public static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }

    @Override
    public void close() {
        client.close();
    }
}
