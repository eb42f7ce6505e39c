package dev.actionsgateway.api.condition;

/// What a controller finds at one look, before it is merged into what is stored.
///
/// @param message for people: what was seen, and what can be done
public record Observation(
        ConditionType type, ConditionStatus status, Reason reason, String message) {

    /// It is as it should be.
    public static Observation healthy(ConditionType type, Reason reason, String message) {
        return new Observation(type, type.healthy(), reason, message);
    }

    /// It is not as it should be.
    public static Observation trouble(ConditionType type, Reason reason, String message) {
        ConditionStatus status =
                type.healthy() == ConditionStatus.TRUE
                        ? ConditionStatus.FALSE
                        : ConditionStatus.TRUE;
        return new Observation(type, status, reason, message);
    }

    /// It is not known.
    public static Observation unknown(ConditionType type, Reason reason, String message) {
        return new Observation(type, ConditionStatus.UNKNOWN, reason, message);
    }

    /// Whether it is as it should be.
    public boolean isHealthy() {
        return status == type.healthy();
    }
}
