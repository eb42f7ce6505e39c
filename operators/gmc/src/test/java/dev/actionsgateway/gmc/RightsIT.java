package dev.actionsgateway.gmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What our programs may do, as the charts grant it, asked of a real API server.
@OnCluster
class RightsIT {
    private static final String RELEASE = "app.kubernetes.io/part-of=actions-gateway";
    private static Site site;
    private static Managing manager;

    @BeforeAll
    static void install(ApiServer cluster) throws InterruptedException {
        site = Site.on(cluster);
        manager = Managing.start(site, "gmc-rights");
        site.tenant("granted");
        secret("granted");
        secret("kube-system");
        secret(Site.PLATFORM);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        site.admin()
                                        .serviceAccounts()
                                        .inNamespace("granted")
                                        .withName("acme-agc")
                                        .get()
                                != null);
    }

    @AfterAll
    static void stop() {
        manager.close();
        site.helm().close();
    }

    static Stream<PolicyRule> rules() {
        var clusterRoles =
                site.admin().rbac().clusterRoles().withLabelSelector(RELEASE).list().getItems();
        var roles =
                site.admin()
                        .rbac()
                        .roles()
                        .inAnyNamespace()
                        .withLabelSelector(RELEASE)
                        .list()
                        .getItems();
        return Stream.concat(
                        clusterRoles.stream().map(ClusterRole::getRules),
                        roles.stream().map(Role::getRules))
                .flatMap(List::stream);
    }

    @Test
    void noRuleHasAWildcardOrAWayToMoreRights() {
        assertThat(rules())
                .hasSizeGreaterThan(30)
                .allSatisfy(rule -> {
                    assertThat(rule.getVerbs()).doesNotContain("*", "escalate", "impersonate");
                    assertThat(rule.getResources())
                            .doesNotContain(
                                    "*",
                                    "nodes",
                                    "pods/exec",
                                    "pods/attach",
                                    "pods/log",
                                    "serviceaccounts/token");
                    assertThat(rule.getApiGroups()).doesNotContain("*");
                    assertThat(rule.getNonResourceURLs()).isEmpty();
                });
    }

    @Test
    void whatMayBeBoundIsNamed() {
        assertThat(rules().filter(rule -> rule.getVerbs().contains("bind")))
                .hasSize(1)
                .allSatisfy(rule ->
                        assertThat(rule.getResourceNames()).containsExactly("actions-gateway-agc"));
    }

    @Test
    void whatHoldsInEveryNamespaceWritesNothingButStatusAndReadsNoSecret() {
        var everywhere =
                site.admin().rbac().clusterRoles().withName("actions-gateway-gmc").get().getRules();

        assertThat(everywhere)
                .allSatisfy(rule -> {
                    assertThat(rule.getResources()).doesNotContain("secrets", "pods", "configmaps");
                    if (!rule.getResources().equals(List.of("actionsgateways/status"))) {
                        assertThat(rule.getVerbs()).isSubsetOf("get", "list", "watch");
                    }
                });
    }

    @ParameterizedTest(name = "{0}, in {1}: {2} {3} {4} is {5}")
    @CsvSource({
        // account, namespace, verb, group, resource, answer
        "gmc, granted, patch, apps, deployments, yes",
        "gmc, granted, create, rbac.authorization.k8s.io, rolebindings, yes",
        "gmc, granted, patch, '', namespaces, yes",
        "gmc, granted, create, events.k8s.io, events, yes",
        "gmc, granted, list, events.k8s.io, events, no",
        "gmc, kube-system, create, events.k8s.io, events, no",
        "gmc, kube-system, create, '', events, no",
        "gmc, granted, get, '', secrets, no",
        "gmc, granted, list, '', secrets, no",
        "gmc, granted, create, '', pods, no",
        "gmc, granted, create, rbac.authorization.k8s.io, roles, no",
        "gmc, granted, escalate, rbac.authorization.k8s.io, roles, no",
        "gmc, granted, bind, rbac.authorization.k8s.io, clusterroles, no",
        "gmc, kube-system, patch, apps, deployments, no",
        "gmc, kube-system, get, '', secrets, no",
        "gmc, kube-system, patch, '', namespaces, no",
        "gmc, kube-system, list, apps, deployments, yes",
        "gmc, kube-system, patch, actionsgateway.dev, actionsgateways, no",
        "gmc, actions-gateway-system, get, '', secrets, no",
        "gmc, actions-gateway-system, create, coordination.k8s.io, leases, yes",
        "gmc, '', get, '', nodes, no",
        "gmc, '', create, '', namespaces, no",
        "gmc, '', patch, rbac.authorization.k8s.io, clusterroles, no",
        "agc, granted, create, '', pods, yes",
        "agc, granted, get, '', secrets, yes",
        "agc, granted, watch, '', secrets, no",
        "agc, granted, create, '', pods/exec, no",
        "agc, granted, create, actionsgateway.dev, runnergroups, no",
        "agc, granted, patch, actionsgateway.dev, actionsgateways, no",
        "agc, granted, create, rbac.authorization.k8s.io, rolebindings, no",
        "agc, kube-system, get, '', pods, no",
        "agc, kube-system, get, '', secrets, no",
        "agc, '', list, '', nodes, no",
        "worker, granted, get, '', pods, no",
        "worker, granted, get, '', secrets, no",
        "proxy, granted, get, '', pods, no",
        "proxy, granted, get, '', secrets, no",
        "webhook, actions-gateway-system, create, '', secrets, yes",
        "webhook, actions-gateway-system, list, '', secrets, no",
        "webhook, granted, get, '', secrets, no",
        "webhook, granted, list, actionsgateway.dev, actionsgateways, yes",
        "webhook, granted, patch, actionsgateway.dev, actionsgateways, no",
        "webhook, '', create, authorization.k8s.io, subjectaccessreviews, yes",
        "webhook, '', list, admissionregistration.k8s.io, validatingwebhookconfigurations, no",
    })
    void eachAccountMayDoWhatItNeedsAndNotItsNeighbour(
            String account,
            String namespace,
            String verb,
            String group,
            String resource,
            String answer) {
        var parts = resource.split("/", 2);
        SubjectAccessReview asked =
                new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser(user(account))
                        .withGroups("system:serviceaccounts", "system:authenticated")
                        .withNewResourceAttributes()
                        .withNamespace(namespace)
                        .withVerb(verb)
                        .withGroup(group)
                        .withResource(parts[0])
                        .withSubresource(parts.length > 1 ? parts[1] : "")
                        .withName(resource.equals("namespaces") ? namespace : "")
                        .endResourceAttributes()
                        .endSpec()
                        .build();

        var allowed = site.admin().resource(asked).create().getStatus().getAllowed();

        assertThat(allowed).isEqualTo(answer.equals("yes"));
    }

    @Test
    void aStolenTokenOfTheManagerReadsNoSecret() {
        try (KubernetesClient thief =
                new KubernetesClientBuilder()
                        .withConfig(site.account(Site.PLATFORM, "actions-gateway-gmc"))
                        .build()) {
            for (var namespace : List.of("granted", "kube-system", Site.PLATFORM)) {
                assertThatThrownBy(() ->
                                thief.secrets().inNamespace(namespace).withName("treasure").get())
                        .isInstanceOf(KubernetesClientException.class)
                        .hasMessageContaining("forbidden");
            }
            assertThatThrownBy(() -> thief.secrets().inAnyNamespace().list())
                    .hasMessageContaining("forbidden");
        }
    }

    private static String user(String account) {
        return switch (account) {
            case "gmc", "webhook" ->
                    "system:serviceaccount:" + Site.PLATFORM + ":actions-gateway-" + account;
            default -> "system:serviceaccount:granted:acme-" + account;
        };
    }

    private static void secret(String namespace) {
        Secret secret =
                new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("treasure")
                        .endMetadata()
                        .withStringData(Map.of("key", "value"))
                        .build();
        site.admin().resource(secret).serverSideApply();
    }
}
