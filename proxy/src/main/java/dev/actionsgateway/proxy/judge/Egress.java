package dev.actionsgateway.proxy.judge;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// Who may be reached. Pure: it looks nothing up; the caller does, once, between the two questions,
/// and then dials an address that this has let pass, never the name again.
///
/// @param ports the ports that may be asked for
/// @param names the names that may be asked for
/// @param addresses where they may lead
public record Egress(Set<Integer> ports, List<NamePattern> names, Addresses addresses) {

    /// What is to be done with a request.
    public sealed interface Verdict {
        /// Its name is allowed: look it up and ask [#among(List)].
        record LookUp(String name, int port) implements Verdict {}

        /// One of these may be dialled, in this order.
        record Dial(List<InetAddress> addresses, int port) implements Verdict {}

        /// It cannot be understood, for a reason that the client may read.
        record Unclear(String why) implements Verdict {}

        /// It must not be, for a reason that the client may read and that names the remedy.
        record Refused(String why) implements Verdict {}
    }

    public Egress {
        ports = Set.copyOf(ports);
        names = List.copyOf(names);
    }

    /// Judges what was asked for.
    public Verdict judge(Target target) {
        return switch (target) {
            case Target.Malformed(var why) -> new Verdict.Unclear(why);
            case Target.Named(_, int port) when !ports.contains(port) -> wrongPort(port);
            case Target.Numbered(_, int port) when !ports.contains(port) -> wrongPort(port);
            case Target.Named(var name, int port) ->
                    isListed(name) || !addresses.published().isEmpty()
                            ? new Verdict.LookUp(name, port)
                            : new Verdict.Refused(
                                    name
                                            + " is not among the allowed destinations; add it to"
                                            + " spec.proxy.allowedDestinations of the gateway");
            case Target.Numbered(var address, int port) ->
                    addresses.admitsByNumber(address)
                            ? new Verdict.Dial(List.of(address), port)
                            : new Verdict.Refused(
                                    address.getHostAddress()
                                            + " is an address; ask for a name, or have its range"
                                            + " allowed");
        };
    }

    /// Judges what a name was found to be: only what is allowed is left.
    public Verdict among(List<InetAddress> found, String name, int port) {
        boolean listed = isListed(name);
        var allowed =
                found.stream()
                        .filter(address ->
                                listed
                                        ? addresses.admits(address)
                                        : addresses.admitsByNumber(address))
                        .toList();
        if (!allowed.isEmpty()) {
            return new Verdict.Dial(allowed, port);
        }
        if (found.isEmpty()) {
            return new Verdict.Refused(name + " has no address");
        }
        return new Verdict.Refused(
                listed
                        ? name + " lies inside: its range must be allowed explicitly"
                        : name
                                + " is not one of GitHub's addresses; add the name to"
                                + " spec.proxy.allowedDestinations of the gateway");
    }

    private boolean isListed(String name) {
        return names.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private Verdict wrongPort(int port) {
        return new Verdict.Refused(
                "port %d is not allowed; allowed: %s"
                        .formatted(port, ports.stream().sorted().toList()));
    }
}
