package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a tenant's proxy may go besides the world.
final class Destinations {
    /// What the world does not have: private, link-local, shared, loopback and reserved addresses.
    static final List<AddressRange> PRIVATE_V4 =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    static final List<AddressRange> PRIVATE_V6 =
            ranges("::/96", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8");

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

    /// The names that the gateway allows, and patterns of names.
    static List<String> names(Tenant tenant) {
        return tenant.spec().proxy().allowedDestinations().stream()
                .filter(each -> !each.contains("/"))
                .toList();
    }

    private static List<AddressRange> ranges(String... all) {
        return Stream.of(all).map(text -> AddressRange.parse(text).orElseThrow()).toList();
    }
}
