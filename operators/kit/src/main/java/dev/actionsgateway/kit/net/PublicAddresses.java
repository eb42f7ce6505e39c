package dev.actionsgateway.kit.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses are the world's, by IANA's registries of special-purpose addresses. Every other
/// one is somebody's inside: this machine's, this cluster's, a private network's, a cloud's
/// metadata.
public final class PublicAddresses {

    /// Where the world's addresses lie.
    ///
    /// @param range a range that they are all in
    /// @param without what is special in it
    public record World(AddressRange range, List<AddressRange> without) {
        /// Copies.
        public World {
            without = List.copyOf(without);
        }
    }

    /// The world's IPv4 addresses.
    public static final World V4 =
            new World(
                    AddressRange.of("0.0.0.0/0"),
                    ranges(
                            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16"
                                    + " 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24"
                                    + " 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24"
                                    + " 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"));

    /// The world's IPv6 addresses. 6to4 is not among them: what it carries must be looked at.
    public static final World V6 =
            new World(
                    AddressRange.of("2000::/3"),
                    ranges("2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20"));

    /// What nobody may reach, whatever is allowed: this host's network, metadata of the clouds
    /// (Azure's is a public address), and what is no single host.
    public static final List<AddressRange> NEVER =
            ranges(
                    "0.0.0.0/8 169.254.0.0/16 100.100.100.200/32 168.63.129.16/32 224.0.0.0/4"
                            + " 240.0.0.0/4 ::/128 fe80::/10 fd00:ec2::/32 ff00::/8");

    private PublicAddresses() {}

    /// Whether the address is one of the world's.
    public static boolean contain(InetAddress address) {
        return worlds().anyMatch(world ->
                world.range().contains(address)
                        && world.without().stream().noneMatch(it -> it.contains(address)));
    }

    /// Whether all addresses of the range are the world's.
    public static boolean containAll(AddressRange range) {
        return worlds().anyMatch(world ->
                world.range().contains(range)
                        && Stream.concat(world.without().stream(), NEVER.stream())
                                .noneMatch(it -> it.meets(range)));
    }

    /// Whether none of the addresses of the range is the world's.
    public static boolean containNone(AddressRange range) {
        return worlds().allMatch(world ->
                !world.range().meets(range)
                        || world.without().stream().anyMatch(it -> it.contains(range)));
    }

    private static Stream<World> worlds() {
        return Stream.of(V4, V6);
    }

    private static List<AddressRange> ranges(String text) {
        return Arrays.stream(text.split(" ", -1)).map(AddressRange::of).toList();
    }
}
