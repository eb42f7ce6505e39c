package dev.actionsgateway.workflows;

import java.util.Collection;
import java.util.Locale;

/// How a job or a run ended.
public enum Conclusion {
    SUCCESS,
    FAILURE,
    CANCELLED,
    SKIPPED;

    /// As expressions and the REST API spell it.
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Of many: a failure outweighs a cancellation, that a success, that a skip.
    static Conclusion of(Collection<Conclusion> all) {
        if (all.contains(FAILURE)) {
            return FAILURE;
        }
        if (all.contains(CANCELLED)) {
            return CANCELLED;
        }
        return all.contains(SUCCESS) ? SUCCESS : SKIPPED;
    }
}
