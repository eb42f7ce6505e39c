package dev.actionsgateway.api;

import java.net.InetAddress;
import java.util.Optional;

/// A range of addresses as `10.20.0.0/16` says it.
///
/// @param base any address of the range
/// @param bits how many leading bits are the same in all of it
/// @param text as it was written
public record AddressRange(InetAddress base, int bits, String text) {

    /// Reads one; empty if it is none, or if a name stands in place of an address.
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        try {
            InetAddress base = InetAddress.ofLiteral(text.substring(0, slash));
            return bits <= 8 * base.getAddress().length
                    ? Optional.of(new AddressRange(base, bits, text))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether every address of the other is one of ours.
    public boolean contains(AddressRange other) {
        byte[] ours = base.getAddress();
        byte[] theirs = other.base.getAddress();
        return ours.length == theirs.length && other.bits >= bits && agree(ours, theirs, bits);
    }

    private static boolean agree(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /// As it was read.
    @Override
    public String toString() {
        return text;
    }
}
