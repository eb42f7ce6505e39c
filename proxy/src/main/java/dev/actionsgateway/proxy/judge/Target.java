package dev.actionsgateway.proxy.judge;

import dev.actionsgateway.kit.net.Literals;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a client asks to be connected to: the authority of its CONNECT line.
public sealed interface Target {

    /// A host by name.
    ///
    /// @param name lower case, without a final dot
    record Named(String name, int port) implements Target {}

    /// A host by address.
    record Numbered(InetAddress address, int port) implements Target {}

    /// Not to be understood in one way only, and therefore not at all.
    ///
    /// @param why half a sentence that the client may read
    record Malformed(String why) implements Target {}

    int LONGEST_NAME = 253;
    Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    /// Reads `host:port`, `address:port` or `[address]:port`.
    ///
    /// The spelling is strict on purpose. Whatever two programs could read in two ways is refused:
    /// addresses in decimal, octal or short form, letters beyond ASCII, zones, user names.
    static Target parse(String authority) {
        int colon = authority.lastIndexOf(':');
        if (colon < 0) {
            return new Malformed("no port is named; write host:port");
        }
        int port = port(authority.substring(colon + 1));
        if (port < 0) {
            return new Malformed("the port is no number from 1 to 65535");
        }
        var host = authority.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            return Literals.parse(host.substring(1, host.length() - 1))
                    .<Target>map(address -> new Numbered(address, port))
                    .orElse(new Malformed("what stands in brackets is no IPv6 address"));
        }
        if (host.indexOf(':') >= 0) {
            return new Malformed("an IPv6 address stands in brackets");
        }
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        var address = Literals.parse(name);
        if (address.isPresent()) {
            return new Numbered(address.get(), port);
        }
        return Literals.looksLikeAddress(name)
                ? new Malformed("the host is an address in an unusual spelling")
                : named(name, port);
    }

    private static Target named(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        // Lower case of a letter beyond ASCII can be ASCII: the Kelvin sign becomes a k.
        if (!host.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return new Malformed("the host has characters beyond ASCII; write its xn-- form");
        }
        for (var label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return new Malformed("the host is no domain name");
            }
        }
        return name.length() > LONGEST_NAME
                ? new Malformed("the host is longer than " + LONGEST_NAME + " characters")
                : new Named(name, port);
    }

    private static int port(String text) {
        if (text.isEmpty()
                || text.length() > 5
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65_535 ? port : -1;
    }
}
