package dev.actionsgateway.githubsim.results;

import java.util.Optional;

/// Where a step stands, with the number that the worker sends for it.
public enum StepStatus {
    UNKNOWN(0, "queued"),
    IN_PROGRESS(3, "in_progress"),
    PENDING(5, "queued"),
    COMPLETED(6, "completed");

    private final int number;
    private final String rest;

    StepStatus(int number, String rest) {
        this.number = number;
        this.rest = rest;
    }

    /// How the REST interface spells it.
    public String rest() {
        return rest;
    }

    static Optional<StepStatus> of(long number) {
        for (var status : values()) {
            if (status.number == number) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
