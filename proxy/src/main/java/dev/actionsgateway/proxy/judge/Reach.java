package dev.actionsgateway.proxy.judge;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which addresses belong to the world outside. Everything else is nobody's business on the far
/// side of a proxy: this machine, this cluster, private networks, a cloud's metadata.
final class Reach {

    /// What must not be reached, by IANA's registries of special-purpose addresses.
    private static final List<Cidr> INSIDE_V4 =
            ranges(
                    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
                            + " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16"
                            + " 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4"
                            + " 240.0.0.0/4");

    private static final Cidr WORLD_V6 = Cidr.parse("2000::/3");
    private static final List<Cidr> INSIDE_V6 =
            ranges("2001::/23 2001:db8::/32 3fff::/20 2620:4f:8000::/48");

    /// IPv6 addresses that carry an IPv4 address, and where in their bytes it begins.
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");

    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

    /// What nobody may reach, whatever is allowed: this host's network, metadata of the clouds
    /// (Azure's is a public address), and what is no single host.
    private static final List<Cidr> NEVER =
            ranges(
                    "0.0.0.0/8 169.254.0.0/16 100.100.100.200/32 168.63.129.16/32 224.0.0.0/4"
                            + " 240.0.0.0/4 ::/128 fe80::/10 fd00:ec2::/32 ff00::/8");

    private Reach() {}

    /// Whether no setting may open the way to the address.
    static boolean isNever(InetAddress address) {
        return within(NEVER, address);
    }

    /// Whether the address, or the IPv4 address that it carries, lies in one of the ranges.
    static boolean within(List<Cidr> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address))
                || carried(address).filter(inner -> within(ranges, inner)).isPresent();
    }

    /// Whether the address is one of the world's.
    static boolean isOutside(InetAddress address) {
        if (isNever(address)) {
            return false;
        }
        if (address instanceof Inet4Address) {
            return INSIDE_V4.stream().noneMatch(range -> range.contains(address));
        }
        return carried(address)
                .map(Reach::isOutside)
                .orElseGet(() ->
                        WORLD_V6.contains(address)
                                && INSIDE_V6.stream().noneMatch(range -> range.contains(address)));
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

    private static List<Cidr> ranges(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Cidr::parse).toList();
    }
}
