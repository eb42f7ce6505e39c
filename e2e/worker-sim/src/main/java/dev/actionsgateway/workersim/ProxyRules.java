package dev.actionsgateway.workersim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which proxy a call takes: the variables `http_proxy`, `https_proxy` and `no_proxy`, the names in
/// small letters before those in capitals.
///
/// An entry of `no_proxy` is a host, which stands for its sub-domains too, or has a dot before it
/// and stands for these only; a port may follow; `*` is everything. As in the real runner addresses
/// and ranges of addresses mean nothing there, and the loopback is always called directly.
final class ProxyRules extends ProxySelector {
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9.]+(/\\d+)?|\\[?[0-9a-fA-F:]*:[^.]*");

    private final Map<String, URI> byScheme = new HashMap<>();
    private final List<String> direct;

    ProxyRules(Map<String, String> environment) {
        for (String scheme : List.of("http", "https")) {
            read(environment, scheme + "_proxy")
                    .map(url -> URI.create(url.contains("://") ? url : "http://" + url))
                    .ifPresent(url -> byScheme.put(scheme, url));
        }
        direct =
                read(environment, "no_proxy").stream()
                        .flatMap(list -> Stream.of(list.split(",", -1)))
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(entry -> !entry.isEmpty() && !ADDRESS.matcher(entry).matches())
                        .toList();
    }

    private static Optional<String> read(Map<String, String> environment, String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(each -> environment.getOrDefault(each, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /// Both spellings of each variable that is set, as steps shall see them.
    static Map<String, String> bothSpellings(Map<String, String> environment) {
        Map<String, String> both = new HashMap<>();
        for (String name : List.of("http_proxy", "https_proxy", "no_proxy")) {
            read(environment, name)
                    .ifPresent(value -> {
                        both.put(name, value);
                        both.put(name.toUpperCase(Locale.ROOT), value);
                    });
        }
        return both;
    }

    @Override
    public List<Proxy> select(URI target) {
        URI proxy = byScheme.get(scheme(target));
        if (proxy == null || isDirect(target)) {
            return List.of(Proxy.NO_PROXY);
        }
        int port =
                proxy.getPort() > 0
                        ? proxy.getPort()
                        : proxy.getScheme().equals("https") ? 443 : 80;
        return List.of(
                new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(proxy.getHost(), port)));
    }

    /// `user:password` of the proxy that this call takes.
    Optional<String> userInfo(URI target) {
        return Optional.ofNullable(byScheme.get(scheme(target))).map(URI::getUserInfo);
    }

    /// The passwords of all proxies: they are secrets.
    List<String> passwords() {
        return byScheme.values().stream()
                .map(URI::getUserInfo)
                .filter(info -> info != null && info.contains(":"))
                .map(info -> info.substring(info.indexOf(':') + 1))
                .filter(password -> !password.isBlank())
                .distinct()
                .toList();
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException failure) {
        // The call itself fails and is told there.
    }

    private boolean isDirect(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        String port = ":" + (target.getPort() > 0 ? target.getPort() : isTls(target) ? 443 : 80);
        return direct.stream().anyMatch(entry -> matches(entry, host, port));
    }

    private static boolean matches(String entry, String host, String port) {
        String name =
                entry.endsWith(port) ? entry.substring(0, entry.length() - port.length()) : entry;
        return name.equals("*")
                || host.equals(name)
                || host.endsWith(name.startsWith(".") ? name : "." + name);
    }

    private static boolean isTls(URI target) {
        return scheme(target).equals("https");
    }

    private static String scheme(URI target) {
        return switch (target.getScheme()) {
            case "https", "wss" -> "https";
            default -> "http";
        };
    }
}
