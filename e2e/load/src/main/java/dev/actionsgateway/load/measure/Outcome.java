package dev.actionsgateway.load.measure;

import java.util.List;

/// What one run of a benchmark brought.
///
/// @param figures in the order in which they are told
/// @param faults what did not hold; the figures of such a run are not to be believed
public record Outcome(List<Figure> figures, List<String> faults) {
    /// Copies both.
    public Outcome {
        figures = List.copyOf(figures);
        faults = List.copyOf(faults);
    }
}
