package dev.actionsgateway.github.wire;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which targets are reached without the proxy, as `NO_PROXY` says it.
///
/// | entry | matches |
/// |---|---|
/// | `*` | everything |
/// | `example.com` | the name and every name below it |
/// | `.example.com`, `*.example.com` | every name below it |
/// | `10.1.2.3`, `::1`, `[::1]` | this address, when the target is given as an address |
/// | `10.0.0.0/8`, `fd00::/8` | these addresses, likewise |
/// | any of them with `:port` | this port only; an IPv6 address needs brackets then |
///
/// No name is looked up: a target behind the proxy may have a name that only the proxy knows.
public final class NoProxy {
    private final List<Rule> rules;

    private record Rule(Pattern pattern, int port) {
        boolean matches(Host host, int targetPort) {
            return (port < 0 || port == targetPort) && pattern.matches(host);
        }
    }

    private static final class Host {
        final String name;
        final byte[] address; // none for a name

        Host(String host) {
            name = plain(host);
            address = bytes(name);
        }
    }

    @FunctionalInterface
    private interface Pattern {
        boolean matches(Host host);
    }

    private NoProxy(List<Rule> rules) {
        this.rules = rules;
    }

    /// Reads a list separated by commas or blanks. An entry that makes no sense matches nothing.
    public static NoProxy parse(String list) {
        return new NoProxy(
                Arrays.stream(list.split("[,\\s]+"))
                        .filter(entry -> !entry.isBlank())
                        .map(NoProxy::rule)
                        .toList());
    }

    /// Whether this target is reached directly.
    public boolean matches(String host, int port) {
        var target = new Host(host);
        return rules.stream().anyMatch(rule -> rule.matches(target, port));
    }

    private static Rule rule(String entry) {
        var text = entry.toLowerCase(Locale.ROOT);
        int colon = text.lastIndexOf(':');
        boolean onePort =
                colon > 0
                        && text.substring(colon + 1).matches("\\d{1,5}")
                        && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        return onePort
                ? new Rule(
                        pattern(text.substring(0, colon)),
                        Integer.parseInt(text.substring(colon + 1)))
                : new Rule(pattern(text), -1);
    }

    private static Pattern pattern(String text) {
        if (text.equals("*")) {
            return _ -> true;
        }
        int slash = text.indexOf('/');
        var bare = plain(slash < 0 ? text : text.substring(0, slash));
        var address = bytes(bare);
        if (slash >= 0) {
            int bits = bits(text.substring(slash + 1));
            return host -> bits >= 0 && shares(host.address, address, bits);
        }
        if (address.length > 0) {
            return host -> Arrays.equals(host.address, address);
        }
        if (bare.startsWith(".") || bare.startsWith("*.")) {
            var suffix = bare.substring(bare.indexOf('.'));
            return host -> host.name.endsWith(suffix) && host.address.length == 0;
        }
        return host -> host.name.equals(bare) || host.name.endsWith("." + bare);
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static boolean shares(byte[] address, byte[] network, int bits) {
        if (network.length == 0 || address.length != network.length || bits > 8 * network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (((address[bit / 8] ^ network[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /// The bytes of an address; none for a name. Asks no name server.
    private static byte[] bytes(String text) {
        boolean four = text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        if (!four && text.indexOf(':') < 0) {
            return new byte[0];
        }
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
