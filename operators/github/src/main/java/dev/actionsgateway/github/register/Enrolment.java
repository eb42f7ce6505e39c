package dev.actionsgateway.github.register;

import dev.actionsgateway.github.wire.Failure;

/// The answer to the wish for a runner record.
public sealed interface Enrolment {
    /// There is one, and it is ours.
    record Enrolled(RunnerCredentials credentials) implements Enrolment {}

    /// A record of this name runs a job and cannot be replaced now.
    record NameBusy(RunnerRecord record) implements Enrolment {}

    /// There is no runner group of this name, or it is not for us.
    record GroupUnknown(String group) implements Enrolment {}

    /// The App lacks a permission, or the scope is hidden from it.
    record Denied(Failure failure) implements Enrolment {}

    /// GitHub speaks only its old protocol here.
    record NoBroker() implements Enrolment {}

    /// No known answer; it may come later.
    record Failed(Failure failure) implements Enrolment {}

    /// The outcome that a failed request means.
    static Enrolment of(Failure failure) {
        return switch (failure.cause()) {
            case FORBIDDEN, NOT_FOUND -> new Denied(failure);
            default -> new Failed(failure);
        };
    }
}
