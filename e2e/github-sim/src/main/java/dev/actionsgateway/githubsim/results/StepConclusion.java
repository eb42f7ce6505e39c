package dev.actionsgateway.githubsim.results;

import java.util.Optional;

/// How a step ended, with the number that the worker sends for it.
public enum StepConclusion {
    NONE(0, ""),
    SUCCESS(2, "success"),
    FAILURE(3, "failure"),
    CANCELLED(4, "cancelled"),
    SKIPPED(7, "skipped");

    private final int number;
    private final String rest;

    StepConclusion(int number, String rest) {
        this.number = number;
        this.rest = rest;
    }

    /// How the REST interface spells it; empty while there is none.
    public Optional<String> rest() {
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    static Optional<StepConclusion> of(long number) {
        for (var conclusion : values()) {
            if (conclusion.number == number) {
                return Optional.of(conclusion);
            }
        }
        return Optional.empty();
    }
}
