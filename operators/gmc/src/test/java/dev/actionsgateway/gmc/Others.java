package dev.actionsgateway.gmc;

import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewaySpec;
import dev.actionsgateway.api.gateway.GithubApp;
import dev.actionsgateway.api.gateway.KeyRef;
import dev.actionsgateway.api.group.RunnerGroup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What others do in a cluster, kubelets and controllers and people, and what they see of a tenant.
///
/// @param site where
record Others(Site site) {

    /// Something changes that is not the manager's: it looks, and finds nothing to do.
    void touch(String namespace) {
        site.admin()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("acme-agc")
                .editStatus(deployment -> {
                    deployment.getStatus().setObservedGeneration(1L);
                    return deployment;
                });
    }

    void ready(String namespace, String name) {
        site.admin()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .editStatus(deployment -> {
                    deployment.getStatus().setReplicas(1);
                    deployment.getStatus().setReadyReplicas(1);
                    deployment.getStatus().setAvailableReplicas(1);
                    return deployment;
                });
    }

    void bare(String namespace, String name) {
        site.admin()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                .createOr(existing -> existing.update());
        var app = new GithubApp(1L, null, 2L, new KeyRef("github-app", null));
        site.admin()
                .resource(
                        ActionsGateway.of(
                                namespace,
                                name,
                                ActionsGatewaySpec.of("https://github.com/acme", app)))
                .create();
    }

    void controllerTakes(String namespace, String name) {
        site.admin()
                .resource(group(namespace, name))
                .edit(group -> {
                    group.addFinalizer(Finalizers.RUNNER_GROUP);
                    return group;
                });
    }

    void letGo(String namespace, String name) {
        site.admin()
                .resource(group(namespace, name))
                .edit(group -> {
                    group.removeFinalizer(Finalizers.RUNNER_GROUP);
                    return group;
                });
    }

    boolean isGone(String namespace) {
        return site.admin()
                        .resources(ActionsGateway.class)
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .isEmpty()
                && site.admin()
                        .rbac()
                        .roleBindings()
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .isEmpty();
    }

    List<String> names(String namespace) {
        return site.ours(namespace).stream().map(Others::name).toList();
    }

    static String name(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    List<RunnerGroup> groups(String namespace) {
        return site.admin().resources(RunnerGroup.class).inNamespace(namespace).list().getItems();
    }

    RunnerGroup group(String namespace, String name) {
        return Objects.requireNonNull(
                site.admin()
                        .resources(RunnerGroup.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get());
    }

    boolean says(String namespace, String type, String reason) {
        return says(namespace, "acme", type, reason);
    }

    boolean says(String namespace, String gateway, String type, String reason) {
        return Optional.ofNullable(
                        site.admin()
                                .resources(ActionsGateway.class)
                                .inNamespace(namespace)
                                .withName(gateway)
                                .get())
                .map(ActionsGateway::getStatus)
                .stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(each -> each.type().equals(type) && each.reason().equals(reason));
    }
}
