package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.webhook.net.Globs;
import java.util.List;

/// What the platform's administrator has set.
///
/// @param reserved namespaces in which there must be no tenant
/// @param workerClasses PriorityClasses that workers may have
/// @param infraClasses PriorityClasses that a gateway's controller and proxy may have
/// @param privateRanges that tenants may reach, if they name them
public record Platform(
        Globs reserved, Globs workerClasses, Globs infraClasses, List<AddressRange> privateRanges) {
    /// Copies.
    public Platform {
        privateRanges = List.copyOf(privateRanges);
    }

    /// Namespaces that are never a tenant's, whatever is set.
    ///
    /// @param own the platform's
    public static Globs alwaysReserved(String own) {
        return new Globs(List.of("kube-*", "default", own));
    }
}
