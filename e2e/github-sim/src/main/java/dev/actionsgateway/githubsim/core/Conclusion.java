package dev.actionsgateway.githubsim.core;

import java.util.Locale;
import java.util.Optional;

/// How a job or a run ended, as REST spells it.
public enum Conclusion {
    SUCCESS,
    FAILURE,
    CANCELLED,
    SKIPPED,
    TIMED_OUT;

    /// As REST spells it.
    public String rest() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What REST or the control interface writes; empty if it is none of these.
    public static Optional<Conclusion> ofRest(String text) {
        for (var one : values()) {
            if (one.rest().equalsIgnoreCase(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// What the run service's caller writes: names as `succeeded` or `canceled`, or their number.
    public static Optional<Conclusion> ofTaskResult(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "succeeded", "succeededwithissues", "0", "1" -> Optional.of(SUCCESS);
            case "failed", "abandoned", "2", "5" -> Optional.of(FAILURE);
            case "canceled", "cancelled", "3" -> Optional.of(CANCELLED);
            case "skipped", "4" -> Optional.of(SKIPPED);
            default -> Optional.empty();
        };
    }
}
