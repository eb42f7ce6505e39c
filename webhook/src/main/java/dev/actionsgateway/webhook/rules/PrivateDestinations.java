package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.webhook.net.Range;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Rule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a tenant may reach besides GitHub: names, public ranges, and those private ranges that the
/// platform allows. Where a name leads to is the proxy's to judge.
record PrivateDestinations(List<Range> allowed) implements FieldRule {
    /// What some programs read as an IPv4 address: its last part is a number.
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9A-Fa-f]*)\\.?");

    private static final Pattern OWN = Pattern.compile("(?i)(.*\\.)?localhost");

    @Override
    public Stream<Refusal> judge(Subject subject, Facts facts) {
        return switch (subject) {
            case Subject.Gateway(var gateway) -> {
                var list = gateway.getSpec().effective().proxy().allowedDestinations();
                yield IntStream.range(0, list.size())
                        .boxed()
                        .flatMap(i ->
                                wrong(list.get(i)).stream()
                                        .map(why ->
                                                new Refusal(
                                                        Rule.PRIVATE_DESTINATION,
                                                        "spec.proxy.allowedDestinations[%d] is %s, %s"
                                                                .formatted(i, list.get(i), why))));
            }
            case Subject.Group _ -> Stream.empty();
        };
    }

    private Optional<String> wrong(String entry) {
        var range = Range.parse(entry);
        if (range.isPresent()) {
            return inside(range.get());
        }
        if (entry.indexOf('/') >= 0 || NUMBER.matcher(entry).matches()) {
            return Optional.of(
                    "which is neither a name nor a range of addresses: write a range like 203.0.113.0/24");
        }
        return OWN.matcher(entry).matches()
                ? Optional.of("which is the proxy itself: remove it")
                : Optional.empty();
    }

    private Optional<String> inside(Range range) {
        if (!range.reachesInside() || allowed.stream().anyMatch(one -> one.contains(range))) {
            return Optional.empty();
        }
        var instead =
                allowed.isEmpty()
                        ? "the platform allows none: ask its administrator"
                        : "keep within "
                                + String.join(", ", allowed.stream().map(Range::text).toList());
        return Optional.of(
                "which has private addresses that the platform does not allow: " + instead);
    }
}
