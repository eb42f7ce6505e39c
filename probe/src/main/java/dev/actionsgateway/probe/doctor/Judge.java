package dev.actionsgateway.probe.doctor;

import dev.actionsgateway.github.auth.Minting;
import dev.actionsgateway.github.register.RunnerRecord;
import dev.actionsgateway.github.register.RunnerRecord.Presence;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.probe.link.Said;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was seen becomes findings with their remedies. Pure.
final class Judge {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int SCARCE = 10;

    private Judge() {}

    static Finding login(Minting outcome) {
        var check = "credentials";
        var seen = Said.of(outcome);
        return switch (outcome) {
            case Minting.Minted _ -> Finding.good(check, seen);
            case Minting.NotBelieved _ ->
                    Finding.problem(
                            check,
                            seen,
                            "Check that the App's id belongs to this key, and that the key has not"
                                    + " been revoked in the App's settings.");
            case Minting.Suspended _ ->
                    Finding.problem(
                            check, seen, "Unsuspend the installation in the account's settings.");
            case Minting.NotInstalled _ ->
                    Finding.problem(
                            check,
                            seen,
                            "Take the number at the end of the installation's address; the App must"
                                    + " be installed in this account.");
            case Minting.Failed(var failure) -> Finding.problem(check, seen, remedy(failure));
        };
    }

    static Finding clock(Duration ahead) {
        var seen = "GitHub's clock is " + ahead.toSeconds() + " s ahead of ours";
        return ahead.abs().compareTo(SKEW) > 0
                ? Finding.warning(
                        "clock", seen, "Synchronise this machine's clock; 5 minutes break logins.")
                : Finding.good("clock", seen);
    }

    static List<Finding> permissions(Target target, Map<String, String> granted) {
        var runners =
                switch (target.scope()) {
                    case Target.Scope.Organization _ -> "organization_self_hosted_runners";
                    case Target.Scope.Repository _ -> "administration";
                    case Target.Scope.Enterprise _ -> "enterprise_self_hosted_runners";
                };
        return List.of(permission(runners, granted), permission("actions", granted));
    }

    private static Finding permission(String name, Map<String, String> granted) {
        var check = "permission " + name;
        var level = granted.getOrDefault(name, "none");
        return level.equals("write")
                ? Finding.good(check, level)
                : Finding.problem(
                        check,
                        level,
                        "Grant the App '"
                                + name
                                + "': write, and accept the change in the installation.");
    }

    /// A host that answers anything is reached.
    static Finding host(String host, Optional<Failure> failure) {
        var check = "host " + host;
        return failure.map(f -> Finding.problem(check, f.toString(), remedy(f)))
                .orElseGet(() -> Finding.good(check, "reached"));
    }

    private static String remedy(Failure failure) {
        return switch (failure.cause()) {
            case PROXY_REFUSED -> "Let the proxy allow CONNECT to this host on its port.";
            case TLS ->
                    "Give the authority of whoever signs here by --ca-bundle; a proxy that opens"
                            + " TLS has its own.";
            case UNREACHABLE, TIMEOUT, CUT ->
                    "Check name resolution, firewall and proxy on the way to this host.";
            case RATE_LIMITED -> "Wait until the limit is reset.";
            default -> "Check that the address is GitHub's.";
        };
    }

    static Finding budget(long remaining, long limit) {
        var seen = remaining + " of " + limit + " requests left in this hour";
        return remaining * 100 < limit * SCARCE
                ? Finding.warning(
                        "rate limit",
                        seen,
                        "Find what else uses this installation, or give the gateway an App of its"
                                + " own.")
                : Finding.good("rate limit", seen);
    }

    static Finding group(String wanted, List<String> there) {
        var check = "runner group";
        return wanted.isBlank() || there.stream().anyMatch(wanted::equalsIgnoreCase)
                ? Finding.good(check, wanted.isBlank() ? "the default one" : wanted)
                : Finding.problem(
                        check,
                        "there is no '" + wanted + "'",
                        "Create it, or use one of: " + String.join(", ", there) + ".");
    }

    /// Runners of others that take the same jobs.
    static Finding labels(List<String> ours, List<RunnerRecord> all) {
        var rivals =
                all.stream()
                        .filter(record -> record.presence() == Presence.ONLINE)
                        .filter(record -> record.labels().containsAll(ours))
                        .map(RunnerRecord::name)
                        .limit(10)
                        .toList();
        var check = "labels " + String.join(", ", ours);
        return rivals.isEmpty()
                ? Finding.good(check, "no other runner has them")
                : Finding.warning(
                        check,
                        "also served by " + String.join(", ", rivals),
                        "Give each gateway its own label or runner group: they take each other's"
                                + " jobs.");
    }
}
