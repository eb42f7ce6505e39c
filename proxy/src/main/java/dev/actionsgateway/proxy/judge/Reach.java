package dev.actionsgateway.proxy.judge;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.kit.net.PublicAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which addresses belong to the world outside. Everything else is nobody's business on the far
/// side of a proxy: this machine, this cluster, private networks, a cloud's metadata.
final class Reach {

    /// IPv6 addresses that carry an IPv4 address, and where in their bytes it begins.
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");

    private Reach() {}

    /// Whether no setting may open the way to the address.
    static boolean isNever(InetAddress address) {
        return within(PublicAddresses.NEVER, address);
    }

    /// Whether the address, or the IPv4 address that it carries, lies in one of the ranges.
    static boolean within(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address))
                || carried(address).filter(inner -> within(ranges, inner)).isPresent();
    }

    /// Whether the address is one of the world's.
    static boolean isOutside(InetAddress address) {
        if (isNever(address)) {
            return false;
        }
        return carried(address)
                .map(Reach::isOutside)
                .orElseGet(() -> PublicAddresses.contain(address));
    }

    private static Optional<InetAddress> carried(InetAddress address) {
        if (NAT64.contains(address)) {
            return Optional.of(embedded(address, 12));
        }
        return SIX_TO_FOUR.contains(address) ? Optional.of(embedded(address, 2)) : Optional.empty();
    }

    private static InetAddress embedded(InetAddress address, int from) {
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
