package dev.actionsgateway.kit.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses, as `10.0.0.0/8` or `2001:db8::/32`.
///
/// @param network its first address
/// @param bits how many leading bits all its addresses share
public record AddressRange(InetAddress network, int bits) {
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    /// @throws IllegalArgumentException if the length does not fit, or bits behind it are set
    public AddressRange {
        if (bits < 0 || bits > 8 * network.getAddress().length) {
            throw new IllegalArgumentException(
                    "a length of " + bits + " does not fit " + network.getHostAddress());
        }
        if (!network.equals(first(network, bits))) {
            throw new IllegalArgumentException(
                    "%s has bits set behind the first %d"
                            .formatted(network.getHostAddress(), bits));
        }
    }

    /// Reads the usual notation, and nothing that two programs could read in two ways: no leading
    /// zeros, no IPv4 address in IPv6 clothes, and no bits set behind the length, which are more
    /// often a mistake than a wish. Empty for anything else, names too.
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        var address = text.substring(0, slash);
        int bits = Integer.parseInt(text.substring(slash + 1));
        return Literals.parse(address)
                .filter(it -> address.indexOf(':') < 0 || it.getAddress().length == 16)
                .filter(it -> bits <= 8 * it.getAddress().length)
                .filter(it -> it.equals(first(it, bits)))
                .map(it -> new AddressRange(it, bits));
    }

    /// The same for who cannot go on without.
    ///
    /// @throws IllegalArgumentException if it is none; the message names the text and the remedy
    public static AddressRange of(String text) {
        return parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no range: write it like 10.20.0.0/16, without bits behind its length"
                                        .formatted(text)));
    }

    /// The range of this length that the address lies in.
    ///
    /// @throws IllegalArgumentException if the length does not fit
    public static AddressRange around(InetAddress address, int bits) {
        return new AddressRange(first(address, bits), bits);
    }

    /// Whether the address lies in the range. Addresses of the other family never do.
    public boolean contains(InetAddress address) {
        return address.getAddress().length == network.getAddress().length
                && first(address, bits).equals(network);
    }

    /// Whether every address of the other is in this one.
    public boolean contains(AddressRange other) {
        return other.bits >= bits && contains(other.network);
    }

    /// Whether some address is in both: one then holds the other.
    public boolean meets(AddressRange other) {
        return contains(other) || other.contains(this);
    }

    /// The usual notation; an IPv6 address in its short form.
    @Override
    public String toString() {
        return shortened(network.getHostAddress()) + "/" + bits;
    }

    private static String shortened(String address) {
        for (int zeros = 7; address.indexOf(':') >= 0 && zeros > 0; zeros--) {
            var shorter = address.replaceFirst("(^|:)0(:0){" + zeros + "}(:|$)", "::");
            if (!shorter.equals(address)) {
                return shorter;
            }
        }
        return address;
    }

    private static InetAddress first(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.clamp(bits - 8L * i, 0, 8);
            bytes[i] = (byte) (bytes[i] & 0xff00 >> kept);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("as many bytes as an address had are an address", e);
        }
    }
}
