package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.group.GroupView.Trouble.Kind;
import dev.actionsgateway.github.register.Enrolment;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.RetryAfter;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long a seat waits after failures in a row: up to a minute, or as long as GitHub asks.
/// Belongs to one thread at a time.
final class Pauses {
    /// When only people can help, and may do so soon.
    static final Duration DENIED = Duration.ofMinutes(1);

    /// When only a new version of ours can help.
    static final Duration HOPELESS = Duration.ofMinutes(10);

    private static final Backoff USUAL =
            new Backoff(
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    2,
                    Backoff.UNLIMITED,
                    Duration.ofMinutes(10));

    private final RandomGenerator random;
    private int failures;

    Pauses(RandomGenerator random) {
        this.random = random;
    }

    /// It went well: the next failure is the first one.
    void reset() {
        failures = 0;
    }

    Duration next(RetryAfter asked) {
        return switch (USUAL.after(++failures, random, asked)) {
            case Backoff.Next.Wait(var delay) -> delay;
            case Backoff.Next.GiveUp _ -> USUAL.cap();
        };
    }

    /// The rest after a failed request.
    Rest after(Failure failure) {
        return Rest.because(kind(failure), failure.toString(), next(failure.asked()));
    }

    /// The rest after a wish for a record; empty if there is one.
    Optional<Rest> after(Enrolment enrolment) {
        return switch (enrolment) {
            case Enrolment.Enrolled _ -> Optional.empty();
            case Enrolment.Failed(var failure) -> Optional.of(after(failure));
            case Enrolment.NameBusy(var busy) ->
                    because(
                            Kind.SESSION_TAKEN,
                            "GitHub says that " + busy.name() + " runs a job",
                            next(RetryAfter.NONE));
            case Enrolment.GroupUnknown(var group) ->
                    because(
                            Kind.RUNNER_GROUP_UNKNOWN,
                            "GitHub knows no runner group " + group,
                            DENIED);
            case Enrolment.Denied(var failure) ->
                    because(Kind.REGISTRATION_DENIED, failure.toString(), DENIED);
            case Enrolment.NoBroker() ->
                    because(
                            Kind.REGISTRATION_DENIED,
                            "GitHub speaks only its old runner protocol here",
                            HOPELESS);
        };
    }

    static Optional<Rest> because(Kind kind, String detail, Duration pause) {
        return Optional.of(Rest.because(kind, detail, pause));
    }

    private static Kind kind(Failure failure) {
        return switch (failure.cause()) {
            case UNAUTHORIZED -> Kind.CREDENTIALS;
            case FORBIDDEN -> Kind.REGISTRATION_DENIED;
            case RATE_LIMITED -> Kind.RATE_LIMITED;
            case UNREACHABLE,
                    PROXY_REFUSED,
                    TLS,
                    TIMEOUT,
                    CUT,
                    TOO_LARGE,
                    MALFORMED,
                    NOT_FOUND,
                    SERVER_ERROR,
                    UNEXPECTED ->
                    Kind.UNREACHABLE;
        };
    }
}
