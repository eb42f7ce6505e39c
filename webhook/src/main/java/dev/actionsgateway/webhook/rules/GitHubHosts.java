package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.ActionsGatewaySpec;
import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.kit.net.Literals;
import dev.actionsgateway.kit.net.PublicAddresses;
import dev.actionsgateway.webhook.net.Globs;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The hosts that jobs reach through the proxy and no other way, and what an entry of `NO_PROXY`
/// means for them.
///
/// @param names each stands for all names below it
record GitHubHosts(List<String> names) {
    private static final List<String> ALWAYS =
            List.of(
                    "github.com",
                    "githubusercontent.com",
                    "githubassets.com",
                    "githubapp.com",
                    "ghcr.io",
                    "ghe.com",
                    "productionresultssa0.blob.core.windows.net");

    /// GitHub's, and those of the gateway's own server.
    static GitHubHosts of(Optional<ActionsGatewaySpec> gateway) {
        var own =
                gateway
                        .map(ActionsGatewaySpec::githubUrl)
                        .map(url -> URI.create(url).getHost())
                        .stream();
        return new GitHubHosts(Stream.concat(ALWAYS.stream(), own).distinct().toList());
    }

    /// The host that would be reached around the proxy if this entry stood in `NO_PROXY`.
    ///
    /// Programs differ: some take `hub.com` as a mere ending, and some (Ruby) look a host's address
    /// up and compare it with ranges. The widest reading counts.
    Optional<String> reachedBy(String entry) {
        var text = entry.toLowerCase(Locale.ROOT);
        var host = range(text).isPresent() ? text : text.replaceFirst(":[0-9]{1,5}$", "");
        var range = range(host);
        if (range.isPresent()) {
            return PublicAddresses.containNone(range.get())
                    ? Optional.empty()
                    : names.stream().findFirst();
        }
        var ending = host.replaceFirst("^[*.]+", "").replaceFirst("\\.$", "");
        return names.stream().filter(name -> meets(ending, name)).findFirst();
    }

    /// An address or a range as some program reads it: in brackets, with bits set behind its
    /// length, or an IPv4 one in IPv6 clothes.
    private static Optional<AddressRange> range(String entry) {
        var parts = entry.split("/", 2);
        var bare = parts[0].replaceFirst("^\\[(.*)]$", "$1");
        return Literals.parse(bare)
                .flatMap(address -> {
                    int most = 8 * address.getAddress().length;
                    int clothes = bare.indexOf(':') >= 0 ? 128 - most : 0;
                    int bits = parts.length < 2 ? most : number(parts[1]) - clothes;
                    return bits < 0 || bits > most
                            ? Optional.empty()
                            : Optional.of(AddressRange.around(address, bits));
                });
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static boolean meets(String ending, String name) {
        return ending.indexOf('*') >= 0
                ? Globs.matches("*" + ending, name) || ending.endsWith(name)
                : name.endsWith(ending) || ending.endsWith("." + name);
    }
}
