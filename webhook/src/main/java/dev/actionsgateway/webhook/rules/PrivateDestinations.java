package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.kit.net.Literals;
import dev.actionsgateway.kit.net.PublicAddresses;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Rule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a tenant may reach besides GitHub: names, public ranges, and those private ranges that the
/// platform allows. Where a name leads to is the proxy's to judge.
record PrivateDestinations(List<AddressRange> allowed) implements FieldRule {
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
        var range = AddressRange.parse(entry);
        if (range.isPresent()) {
            return inside(range.get());
        }
        if (Literals.parse(entry).isPresent()) {
            return Optional.of(
                    "which is an address: write the range that holds it alone, ADDRESS/32");
        }
        if (entry.indexOf('/') >= 0 || Literals.looksLikeAddress(entry.replaceFirst("\\.$", ""))) {
            return Optional.of(
                    "which is neither a name nor a range of addresses: write a range like"
                            + " 10.20.0.0/16, without bits behind its length");
        }
        return OWN.matcher(entry).matches()
                ? Optional.of("which is the proxy itself: remove it")
                : Optional.empty();
    }

    private Optional<String> inside(AddressRange range) {
        if (PublicAddresses.containAll(range)
                || allowed.stream().anyMatch(one -> one.contains(range))) {
            return Optional.empty();
        }
        var instead =
                allowed.isEmpty()
                        ? "the platform allows none: ask its administrator"
                        : "keep within "
                                + String.join(
                                        ", ",
                                        allowed.stream().map(AddressRange::toString).toList());
        return Optional.of(
                "which has private addresses that the platform does not allow: " + instead);
    }
}
