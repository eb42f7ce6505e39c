package dev.actionsgateway.agc.observe;

import dev.actionsgateway.github.rest.RestBudget;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;

/// Shows what is left of the installation's REST budget.
public final class BudgetMeters {
    private BudgetMeters() {}

    /// Begins to show it.
    public static void show(RestBudget budget, MeterRegistry meters) {
        meters.getOrCreate(Gauge.builder(EventMeters.PREFIX + "rest_points_left", budget::left));
        meters.getOrCreate(
                Gauge.builder(
                        EventMeters.PREFIX + "rest_held_seconds", () -> budget.held().toSeconds()));
    }
}
