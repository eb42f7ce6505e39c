package dev.actionsgateway.proxy.judge;

import java.net.InetAddress;
import java.util.Optional;

/// A range of addresses, as `10.0.0.0/8` or `2001:db8::/32`.
///
/// @param network its first address
/// @param length how many leading bits all its addresses share
public record Cidr(InetAddress network, int length) {

    /// @throws IllegalArgumentException if the length does not fit, or bits behind it are set: that
    ///   is more often a mistake than a wish
    public Cidr {
        byte[] bytes = network.getAddress();
        if (length < 0 || length > bytes.length * 8) {
            throw new IllegalArgumentException(
                    "a prefix length of " + length + " does not fit " + network.getHostAddress());
        }
        for (int bit = length; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) == 1) {
                throw new IllegalArgumentException(
                        "%s/%d has bits set behind its prefix"
                                .formatted(network.getHostAddress(), length));
            }
        }
    }

    /// Reads the usual notation; no name is ever looked up.
    ///
    /// @throws IllegalArgumentException if it is none; the message names the text
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + text + "' is no range: write ADDRESS/LENGTH");
        }
        try {
            var network = Literals.parse(text.substring(0, slash)).orElseThrow();
            return new Cidr(network, Integer.parseInt(text.substring(slash + 1)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no range: " + e.getMessage(), e);
        }
    }

    /// Reads a range that somebody else wrote; empty if it is none.
    public static Optional<Cidr> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether the address lies in the range. Addresses of the other family never do.
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit += 8) {
            int mask = length - bit >= 8 ? 0xff : 0xff << (8 - (length - bit)) & 0xff;
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + length;
    }
}
