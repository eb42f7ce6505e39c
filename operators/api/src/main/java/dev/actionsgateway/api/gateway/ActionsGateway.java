package dev.actionsgateway.api.gateway;

import dev.actionsgateway.api.Api;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/// One tenant's way to GitHub: who it is there, its controller, its proxy and its limits.
@Group(Api.GROUP)
@Version(Api.VERSION)
@Plural("actionsgateways")
@Singular("actionsgateway")
@ShortNames("ag")
@Categories(Api.CATEGORY)
@AdditionalPrinterColumn(
        name = "URL",
        jsonPath = ".spec.githubUrl",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Proxies",
        jsonPath = ".status.proxy.readyReplicas",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Profile",
        jsonPath = ".spec.securityProfile",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(value = Api.NAME_RULE, message = Api.NAME_MESSAGE)
public final class ActionsGateway extends CustomResource<ActionsGatewaySpec, ActionsGatewayStatus>
        implements Namespaced {

    private static final long serialVersionUID = 1L;

    /// A gateway as a user would write it.
    public static ActionsGateway of(String namespace, String name, ActionsGatewaySpec spec) {
        ActionsGateway gateway = named(namespace, name);
        gateway.setSpec(spec);
        return gateway;
    }

    /// What is sent to write a status: the name and the status, nothing else.
    public static ActionsGateway statusOf(ActionsGateway gateway, ActionsGatewayStatus status) {
        ActionsGateway patch =
                named(gateway.getMetadata().getNamespace(), gateway.getMetadata().getName());
        patch.setStatus(status);
        return patch;
    }

    private static ActionsGateway named(String namespace, String name) {
        ActionsGateway gateway = new ActionsGateway();
        gateway.setMetadata(
                new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
        return gateway;
    }
}
