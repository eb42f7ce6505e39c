package dev.actionsgateway.proxy;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// Who may be reached. Pure: it looks nothing up; the caller does, once, between the two questions,
/// and then dials an address that this has let pass, never the name again.
///
/// @param ports the ports that may be asked for
/// @param names the names that may be asked for
/// @param ranges addresses that may be reached although they lie inside, or are asked for by number
public record Egress(Set<Integer> ports, List<NamePattern> names, List<Cidr> ranges) {

    /// What is to be done with a request.
    public sealed interface Verdict {
        /// Its name is allowed: look it up and ask [#among(List)].
        record LookUp(String name, int port) implements Verdict {}

        /// One of these may be dialled, in this order.
        record Dial(List<InetAddress> addresses, int port) implements Verdict {}

        /// It must not be, for a reason that the client may read and that names the remedy.
        record Refused(String why) implements Verdict {}
    }

    public Egress {
        ports = Set.copyOf(ports);
        names = List.copyOf(names);
        ranges = List.copyOf(ranges);
    }

    /// Judges what was asked for.
    public Verdict judge(Target target) {
        return switch (target) {
            case Target.Malformed(var why) -> new Verdict.Refused(why);
            case Target.Named(var name, int port) -> {
                if (!ports.contains(port)) {
                    yield wrongPort(port);
                }
                yield names.stream().anyMatch(pattern -> pattern.matches(name))
                        ? new Verdict.LookUp(name, port)
                        : new Verdict.Refused(
                                "%s is not among the allowed destinations; add it to"
                                                .formatted(name)
                                        + " spec.proxy.allowedDestinations of the gateway");
            }
            case Target.Numbered(var address, int port) -> {
                if (!ports.contains(port)) {
                    yield wrongPort(port);
                }
                yield inRanges(address)
                        ? new Verdict.Dial(List.of(address), port)
                        : new Verdict.Refused(
                                address.getHostAddress()
                                        + " is an address; ask for a name, or have its range"
                                        + " allowed");
            }
        };
    }

    /// Judges what a name was found to be: only what is allowed is left.
    public Verdict among(List<InetAddress> found, String name, int port) {
        var allowed =
                found.stream()
                        .filter(address -> Reach.isOutside(address) || inRanges(address))
                        .toList();
        return allowed.isEmpty()
                ? new Verdict.Refused(
                        found.isEmpty()
                                ? name + " has no address"
                                : name + " lies inside: its range must be allowed explicitly")
                : new Verdict.Dial(allowed, port);
    }

    private boolean inRanges(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private Verdict wrongPort(int port) {
        return new Verdict.Refused(
                "port %d is not allowed; allowed: %s"
                        .formatted(port, ports.stream().sorted().toList()));
    }
}
