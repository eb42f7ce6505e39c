package dev.actionsgateway.gmc.control;

import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.gmc.control.Cluster.Answer;
import dev.actionsgateway.kube.BoundedCall;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the grant of a namespace as long as it is needed.
///
/// An uninstallation deletes it before the gateway; its finalizer holds it until the tenant is
/// taken down, and this is who takes that away.
public final class GrantReconciler implements Reconciler<RoleBinding> {
    private static final Logger log = LoggerFactory.getLogger(GrantReconciler.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Cluster cluster;

    /// @param cluster where
    public GrantReconciler(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public UpdateControl<RoleBinding> reconcile(RoleBinding grant, Context<RoleBinding> context)
            throws InterruptedException {
        UpdateControl<RoleBinding> done = UpdateControl.noUpdate();
        if (context.isPrimaryResourceDeleted() || !grant.isMarkedForDeletion() || !isHeld(grant)) {
            return done;
        }
        var namespace = grant.getMetadata().getNamespace();
        if (hasGateway(namespace)) {
            return done.rescheduleAfter(SOON);
        }
        if (cluster.letGo(grant, Finalizers.TENANT_RIGHTS)
                instanceof Answer.Refused<Boolean>(var why)) {
            log.atWarn()
                    .addKeyValue("namespace", namespace)
                    .addKeyValue("why", why)
                    .log("the grant of a namespace cannot be let go yet");
            return done.rescheduleAfter(SOON.multipliedBy(5));
        }
        return done;
    }

    private boolean hasGateway(String namespace) throws InterruptedException {
        return BoundedCall.of(() ->
                !cluster.client()
                        .resources(ActionsGateway.class)
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .isEmpty());
    }

    private static boolean isHeld(RoleBinding grant) {
        return Optional.ofNullable(grant.getMetadata().getFinalizers())
                .orElseGet(List::of)
                .contains(Finalizers.TENANT_RIGHTS);
    }
}
