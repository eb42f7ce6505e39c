package dev.actionsgateway.webhook.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A range of IP addresses, such as `10.0.0.0/8`. An IPv4 address in IPv6 clothes is the IPv4
/// address.
///
/// @param text as it was written
/// @param network the first address's bytes, four or sixteen, most significant first
/// @param bits how many of them are fixed
public record Range(String text, List<Byte> network, int bits) {
    private static final String PART = "(0|[1-9][0-9]{0,2})"; // 010 is 8 to some, and 10 to others
    private static final Pattern FOUR = Pattern.compile(PART + "(\\." + PART + "){3}");
    private static final int MAPPED = 96;

    /// What no public address is in, and what carries IPv4 addresses inside it.
    private static final List<Range> NOT_PUBLIC =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            "::/96",
                            "64:ff9b::/96",
                            "64:ff9b:1::/48",
                            "2002::/16",
                            "fc00::/7",
                            "fe80::/10",
                            "fec0::/10",
                            "ff00::/8")
                    .flatMap(text -> parse(text).stream())
                    .toList();

    /// Copies the bytes.
    public Range {
        network = List.copyOf(network);
    }

    /// Reads a range, or one address as the range of itself. Empty for anything else, names too.
    public static Optional<Range> parse(String text) {
        int slash = text.indexOf('/');
        var address = bare(slash < 0 ? text : text.substring(0, slash));
        if (!FOUR.matcher(address).matches() && address.indexOf(':') < 0) {
            return Optional.empty(); // a name: nobody is asked for it
        }
        if (address.indexOf('%') >= 0) {
            return Optional.empty(); // an interface of one machine
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int most = 8 * bytes.length;
            int bits = slash < 0 ? most : bits(text.substring(slash + 1));
            if (slash >= 0 && bytes.length == 4 && address.indexOf(':') >= 0) {
                bits -= MAPPED;
            }
            return bits < 0 || bits > most
                    ? Optional.empty()
                    : Optional.of(new Range(text, boxed(bytes), bits));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether every address of the other is in this one.
    public boolean contains(Range other) {
        if (network.size() != other.network.size() || bits > other.bits) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int difference = network.get(bit / 8) ^ other.network.get(bit / 8);
            if ((difference >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether it has an address that is not public: a private one, a node's own, a cluster's
    /// metadata service's, or an IPv6 address that hides an IPv4 one.
    public boolean reachesInside() {
        return NOT_PUBLIC.stream().anyMatch(one -> one.contains(this) || contains(one));
    }

    /// Whether none of its addresses is public.
    public boolean isInside() {
        return NOT_PUBLIC.stream().anyMatch(one -> one.contains(this));
    }

    private static String bare(String address) {
        return address.startsWith("[") && address.endsWith("]")
                ? address.substring(1, address.length() - 1)
                : address;
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static List<Byte> boxed(byte[] bytes) {
        var all = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = bytes[i];
        }
        return List.of(all);
    }
}
