package dev.actionsgateway.kit.net;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses written as text, in their usual spelling only. No name is ever looked up.
public final class Literals {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 =
            Pattern.compile(String.join("\\.", OCTET, OCTET, OCTET, OCTET));
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

    private Literals() {}

    /// The address, if the text is one: four decimal octets without leading zeros, or IPv6 without
    /// brackets and zone. An IPv4 address in IPv6 clothes is the IPv4 address.
    public static Optional<InetAddress> parse(String text) {
        boolean usual =
                IPV4.matcher(text).matches()
                        || (text.indexOf(':') >= 0 && IPV6.matcher(text).matches());
        try {
            return usual ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether some program may take the text for an IPv4 address, in whatever spelling: it ends in
    /// a number (`2130706433`, `0177.0.0.1`, `0x7f.1`, `127.1`).
    public static boolean looksLikeAddress(String host) {
        return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }
}
