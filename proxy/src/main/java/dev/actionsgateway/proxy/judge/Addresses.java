package dev.actionsgateway.proxy.judge;

import dev.actionsgateway.kit.net.AddressRange;
import java.net.InetAddress;
import java.util.List;

/// Which addresses may be dialled.
///
/// @param opened inside, yet allowed: a GitHub server of the company's own
/// @param cluster this cluster's own, never dialled unless opened
/// @param published GitHub's own by its word; names that nobody listed may lead there. Empty if
///   only names decide
public record Addresses(
        List<AddressRange> opened, List<AddressRange> cluster, List<AddressRange> published) {

    public Addresses {
        opened = List.copyOf(opened);
        cluster = List.copyOf(cluster);
        published = List.copyOf(published);
    }

    /// The same with other published ranges.
    public Addresses publishing(List<AddressRange> ranges) {
        return new Addresses(opened, cluster, ranges);
    }

    /// Whether a name that is listed may lead to the address.
    boolean admits(InetAddress address) {
        return isOpened(address) || (Reach.isOutside(address) && !Reach.within(cluster, address));
    }

    /// Whether anything may lead to the address, its own number included.
    boolean admitsByNumber(InetAddress address) {
        return isOpened(address)
                || (admits(address)
                        && published.stream().anyMatch(range -> range.contains(address)));
    }

    private boolean isOpened(InetAddress address) {
        return !Reach.isNever(address)
                && opened.stream().anyMatch(range -> range.contains(address));
    }
}
