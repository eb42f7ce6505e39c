package dev.actionsgateway.load.measure;

import java.util.Collection;

/// How far measurements of the same thing lie apart.
///
/// @param min the least
/// @param median the one in the middle; of an even number, the mean of the two
/// @param max the greatest
public record Spread(double min, double median, double max) {

    /// The spread of at least one measurement.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Spread of(Collection<Double> values) {
        var sorted = sorted(values);
        int upper = sorted.length / 2;
        int lower = (sorted.length - 1) / 2;
        return new Spread(
                sorted[0], (sorted[lower] + sorted[upper]) / 2, sorted[sorted.length - 1]);
    }

    /// The value below or at which this share of all lies.
    ///
    /// @param share from 0 to 1
    /// @throws IllegalArgumentException if there is no value
    public static double percentile(Collection<Double> values, double share) {
        var sorted = sorted(values);
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(place, 0, sorted.length - 1)];
    }

    private static double[] sorted(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
