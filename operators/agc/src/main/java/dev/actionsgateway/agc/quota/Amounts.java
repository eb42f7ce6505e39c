package dev.actionsgateway.agc.quota;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// Amounts of resources by name, exact.
///
/// @param byName `cpu` in cores, `memory` in bytes, and so on
record Amounts(Map<String, BigDecimal> byName) {
    static final Amounts NONE = new Amounts(Map.of());

    Amounts {
        byName = Map.copyOf(byName);
    }

    static Amounts of(Map<String, Quantity> quantities) {
        var amounts = new TreeMap<String, BigDecimal>();
        quantities.forEach((name, quantity) -> amounts.put(name, quantity.getNumericalAmount()));
        return new Amounts(amounts);
    }

    Optional<BigDecimal> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Amounts plus(Amounts other) {
        return merge(other, BigDecimal::add);
    }

    /// The larger of both, resource by resource.
    Amounts max(Amounts other) {
        return merge(other, BigDecimal::max);
    }

    /// These, with the other's where they name the same resource.
    Amounts overlaid(Amounts other) {
        return merge(other, (_, theirs) -> theirs);
    }

    private Amounts merge(Amounts other, BinaryOperator<BigDecimal> both) {
        var merged = new TreeMap<>(byName);
        other.byName.forEach((name, amount) -> merged.merge(name, amount, both));
        return new Amounts(merged);
    }
}
