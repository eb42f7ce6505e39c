package dev.actionsgateway.agc.kube;

/// What the API server answered, as far as a caller can act on it.
sealed interface Reply<T> {
    /// It did what was asked.
    record Ok<T>(T value) implements Reply<T> {}

    /// There is no such object.
    record Missing<T>() implements Reply<T> {}

    /// There is an object of this name already.
    record Exists<T>() implements Reply<T> {}

    /// The object has changed since it was read, or a precondition does not hold.
    record Conflict<T>(String why) implements Reply<T> {}

    /// It will not have this, and would not next time.
    ///
    /// @param code the HTTP status
    record Refused<T>(int code, String why) implements Reply<T> {}

    /// No answer, or one that says: later. The call may have been carried out.
    record Unavailable<T>(String why) implements Reply<T> {}

    /// In words, for whoever has no use for the value.
    default String words() {
        return switch (this) {
            case Ok<T> _ -> "done";
            case Missing<T> _ -> "there is no such object";
            case Exists<T> _ -> "there is one already";
            case Conflict<T>(var why) -> why;
            case Refused<T>(var code, var why) -> "refused with " + code + ": " + why;
            case Unavailable<T>(var why) -> why;
        };
    }
}
