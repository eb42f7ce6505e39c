package dev.actionsgateway.github.wire;

import java.net.URI;
import java.util.Map;

/// Addresses are built by appending, so that a base keeps its path: resolving `/x` against
/// `https://host/api/v3` would lose `/api/v3`.
public final class Address {
    private Address() {}

    /// Base and path with exactly one slash between them.
    public static URI join(URI base, String path) {
        var left = base.toString();
        int end = left.length();
        while (end > 0 && left.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(left.substring(0, end) + "/" + path.replaceFirst("^/+", ""));
    }

    /// As [#join(URI, String)], with a query in the map's order.
    public static URI join(URI base, String path, Map<String, String> query) {
        return URI.create(join(base, path) + "?" + Content.encode(query));
    }

    /// The address as it may be logged: without user, query and fragment, where secrets travel.
    public static String spoken(URI url) {
        var path = url.getRawPath();
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + (path == null ? "" : path);
    }
}
