package dev.actionsgateway.api.group;

import dev.actionsgateway.api.Api;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
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

/// A set of labels that a gateway listens for, the limits it keeps, and the pods it runs jobs in.
@Group(Api.GROUP)
@Version(Api.VERSION)
@Plural("runnergroups")
@Singular("runnergroup")
@ShortNames("rg")
@Categories(Api.CATEGORY)
@AdditionalSelectableField(jsonPath = ".spec.gatewayRef.name")
@AdditionalPrinterColumn(
        name = "Gateway",
        jsonPath = ".spec.gatewayRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Listeners",
        jsonPath = ".status.listeners.sessions",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Active",
        jsonPath = ".status.activeJobs",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Pending",
        jsonPath = ".status.pendingJobs",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Max",
        jsonPath = ".status.intake.ceiling",
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
        name = "Withheld",
        jsonPath = ".status.intake.withheld[*].reason",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Labels",
        jsonPath = ".spec.runnerLabels",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(value = Api.NAME_RULE, message = Api.NAME_MESSAGE)
@ValidationRule(
        value = "has(self.spec.gatewayRef)",
        message = "spec.gatewayRef is missing: name the ActionsGateway of this namespace")
@ValidationRule(
        value =
                "!has(self.spec.gatewayRef) || !has(oldSelf.spec.gatewayRef) ||"
                        + " self.spec.gatewayRef.name == oldSelf.spec.gatewayRef.name",
        message = "spec.gatewayRef cannot be changed: make another RunnerGroup and delete this one",
        messageExpression =
                "'spec.gatewayRef.name is ' + oldSelf.spec.gatewayRef.name + ' and cannot become ' +"
                        + " self.spec.gatewayRef.name + ': make another RunnerGroup and delete this one'")
public final class RunnerGroup extends CustomResource<RunnerGroupSpec, RunnerGroupStatus>
        implements Namespaced {

    private static final long serialVersionUID = 1L;

    /// A group as a user would write it.
    public static RunnerGroup of(String namespace, String name, RunnerGroupSpec spec) {
        RunnerGroup group = named(namespace, name);
        group.setSpec(spec);
        return group;
    }

    /// What is sent to write a status: the name and the status, nothing else.
    public static RunnerGroup statusOf(RunnerGroup group, RunnerGroupStatus status) {
        RunnerGroup patch =
                named(group.getMetadata().getNamespace(), group.getMetadata().getName());
        patch.setStatus(status);
        return patch;
    }

    private static RunnerGroup named(String namespace, String name) {
        RunnerGroup group = new RunnerGroup();
        group.setMetadata(new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
        return group;
    }
}
