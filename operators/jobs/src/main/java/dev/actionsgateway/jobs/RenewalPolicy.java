package dev.actionsgateway.jobs;

import dev.actionsgateway.kit.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When a lease is renewed next, and when it counts as lost. Pure.
///
/// @param period the pause after a success
/// @param margin how long before the end of the lease trying ends: the job is stopped while it is
///   still ours
/// @param retry the pauses after failures
public record RenewalPolicy(Duration period, Duration margin, Backoff retry) {
    /// A minute after each success; 5 to 15 s after failures, until a minute before the end.
    public static final RenewalPolicy USUAL =
            new RenewalPolicy(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    Backoff.doubling(Duration.ofSeconds(5), Duration.ofSeconds(15)));

    /// How long a lease lasts whose first renewal has not been answered yet.
    public static final Duration FIRST_LEASE = Duration.ofMinutes(10);

    /// What stands between two renewals.
    ///
    /// @param lockedUntil when the lease ends, as GitHub said last
    /// @param failures how many renewals in a row brought no known answer
    /// @param refusals how many in a row were refused for their token
    public record State(Instant lockedUntil, int failures, int refusals) {
        /// Just claimed.
        public static State claimed(Instant at) {
            return new State(at.plus(FIRST_LEASE), 0, 0);
        }
    }

    /// What to do after a renewal.
    public sealed interface Next {
        /// Renew again after this pause.
        record Renew(Duration pause, State state) implements Next {}

        /// The job is not ours any more.
        record Lost(String reason) implements Next {}
    }

    /// What to do after this answer, which came at this instant.
    public Next after(Renewal renewal, State state, Instant now, RandomGenerator random) {
        return switch (renewal) {
            case Renewal.Renewed(var until) -> new Next.Renew(period, new State(until, 0, 0));
            case Renewal.Lost() -> new Next.Lost("GitHub knows no such lease");
            case Renewal.TokenRefused() when state.refusals >= 1 ->
                    new Next.Lost("GitHub refused the job's token twice");
            case Renewal.TokenRefused() ->
                    again(new State(state.lockedUntil, state.failures, 1), now, random, null);
            case Renewal.Unanswered(var trouble) ->
                    again(
                            new State(state.lockedUntil, state.failures + 1, state.refusals),
                            now,
                            random,
                            trouble);
        };
    }

    private Next again(
            State state, Instant now, RandomGenerator random, @Nullable Trouble trouble) {
        int attempt = Math.max(1, state.failures + state.refusals);
        var wait =
                trouble == null
                        ? retry.after(attempt, random)
                        : retry.after(attempt, random, trouble.asked());
        return switch (wait) {
            case Backoff.Next.GiveUp(var reason) -> new Next.Lost(reason);
            case Backoff.Next.Wait(var pause) ->
                    now.plus(pause).isBefore(state.lockedUntil.minus(margin))
                            ? new Next.Renew(pause, state)
                            : new Next.Lost("no renewal was answered until the lease ran out");
        };
    }
}
