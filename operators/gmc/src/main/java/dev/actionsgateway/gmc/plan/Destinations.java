package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.kit.net.Literals;
import java.util.List;
import java.util.Optional;

/// Where a tenant's proxy may go besides the world.
final class Destinations {
    private Destinations() {}

    /// The private ranges that the gateway names and the platform allows. What it names without
    /// leave is left out: the webhook refuses it, and here it must do no harm.
    static List<AddressRange> privateRanges(Tenant tenant, Platform platform) {
        return tenant.spec().proxy().allowedDestinations().stream()
                .map(AddressRange::parse)
                .flatMap(Optional::stream)
                .filter(wanted ->
                        platform.privateRanges().stream()
                                .anyMatch(allowed -> allowed.contains(wanted)))
                .toList();
    }

    /// The names that the gateway allows, and patterns of names. An address is none, and a proxy
    /// that is told one as a name would not start.
    static List<String> names(Tenant tenant) {
        return tenant.spec().proxy().allowedDestinations().stream()
                .filter(each -> !each.contains("/") && !Literals.looksLikeAddress(each))
                .toList();
    }
}
