package dev.actionsgateway.gmc.control;

import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.gmc.plan.NamespaceLabels;
import io.fabric8.kubernetes.api.model.Namespace;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a tenant down, one look at a time; what was begun by another life of the program is gone
/// on with.
///
/// @param cluster where
record Removal(Cluster cluster, InstantSource clock) {
    private static final Logger log = LoggerFactory.getLogger(Removal.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    /// How far it is.
    sealed interface Progress {
        /// Nothing is left, and the gateway may go.
        record Gone() implements Progress {}

        /// Something is still there.
        ///
        /// @param reason why the gateway is not ready
        /// @param message for people
        /// @param pause until the next look, if no event comes before
        record Going(Reason reason, String message, Duration pause) implements Progress {}
    }

    Progress go(TenantView view) {
        var meta = view.gateway().getMetadata();
        var goes = cluster.namespace(meta.getNamespace()).filter(Removal::isGoing).isPresent();
        return switch (Teardown.next(view.teardown(clock.instant(), goes))) {
            case Teardown.Next.AskGroups _ -> {
                view.groups().stream()
                        .filter(group -> !group.isMarkedForDeletion())
                        .forEach(cluster::delete);
                yield terminating(groupsDrain(view.groups().size()), SOON);
            }
            case Teardown.Next.Await(var groups) ->
                    terminating(groupsDrain(groups), SOON.multipliedBy(2));
            case Teardown.Next.Force(var why) -> force(view, why);
            case Teardown.Next.Remove _ -> {
                cluster.apply(NamespaceLabels.none(meta.getNamespace()));
                view.objects().stream()
                        .filter(object -> !object.isMarkedForDeletion())
                        .forEach(cluster::delete);
                yield terminating(view.objects().size() + " objects are being removed.", SOON);
            }
            case Teardown.Next.LetGo _ -> letGo(view);
        };
    }

    private Progress force(TenantView view, String why) {
        var meta = view.gateway().getMetadata();
        log.atWarn()
                .addKeyValue("namespace", meta.getNamespace())
                .addKeyValue("gateway", meta.getName())
                .addKeyValue("why", why)
                .log("the groups are removed without a drain: GitHub forgets their runners itself");
        for (var group : view.groups()) {
            cluster.delete(group);
            cluster.letGo(group, Finalizers.RUNNER_GROUP);
        }
        cluster.deleteWorkers(meta.getNamespace(), meta.getName());
        return new Progress.Going(
                Reason.DRAIN_GIVEN_UP, "Groups are removed without a drain: " + why + ".", SOON);
    }

    private Progress letGo(TenantView view) {
        var meta = view.gateway().getMetadata();
        if (cluster.letGo(view.gateway(), Finalizers.GATEWAY)
                instanceof Cluster.Answer.Refused<Boolean>(var why)) {
            return terminating("The finalizer cannot be removed: " + why, SOON);
        }
        log.atInfo()
                .addKeyValue("namespace", meta.getNamespace())
                .addKeyValue("gateway", meta.getName())
                .log("a tenant is gone");
        return new Progress.Gone();
    }

    private static Progress terminating(String message, Duration pause) {
        return new Progress.Going(Reason.TERMINATING, message, pause);
    }

    private static String groupsDrain(int groups) {
        return groups + " runner groups drain: their jobs come to an end first.";
    }

    private static boolean isGoing(Namespace namespace) {
        return namespace.isMarkedForDeletion();
    }
}
