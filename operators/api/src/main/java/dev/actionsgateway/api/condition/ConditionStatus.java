package dev.actionsgateway.api.condition;

/// Whether a condition holds.
public enum ConditionStatus {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String word;

    ConditionStatus(String word) {
        this.word = word;
    }

    /// The word that Kubernetes knows it by.
    public String word() {
        return word;
    }
}
