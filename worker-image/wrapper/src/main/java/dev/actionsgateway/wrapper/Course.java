package dev.actionsgateway.wrapper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a worker stands, and what is to be done about it: the whole judgement of the wrapper,
/// without its hands.
///
/// ```
/// started ── job message taken ──▶ running ── end seen ──▶ ending
///    │ 30 s                          │ asked to stop          │ watchdog
///    ▼                               ▼                        ▼
///  KILL                  one message, SIGTERM, KILL          KILL
/// ```
///
/// @param accepted when the worker had taken the job
/// @param stop the stop that is under way
/// @param endSeen when the worker was about to tell GitHub
/// @param told the one control message that can be sent
/// @param terminated when SIGTERM was sent
/// @param killed why SIGKILL was sent
record Course(
        Limits limits,
        Instant started,
        Optional<Instant> accepted,
        Optional<Stop> stop,
        Optional<Instant> endSeen,
        Optional<Order> told,
        Optional<Instant> terminated,
        Optional<Kill> killed) {

    /// Why a worker is killed.
    enum Kill {
        NOT_ACCEPTED,
        STOP_LIMIT,
        WATCHDOG
    }

    /// What comes next, and what to do now, in this order.
    record Step(Course next, List<Order> orders) {}

    static Course begin(Limits limits, Instant now) {
        return new Course(
                limits,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Step on(Event event, Instant now) {
        Course next =
                switch (event) {
                    case Event.Accepted _ -> accepted.isPresent() ? this : withAccepted(now);
                    case Event.EndSeen _ -> endSeen.isPresent() ? this : withEndSeen(now);
                    case Event.CancelAsked(var limit) ->
                            stop.isPresent()
                                    ? this
                                    : withStop(
                                            Stop.of(
                                                    Stop.Cause.CANCEL,
                                                    now,
                                                    limit.compareTo(limits.cancel()) < 0
                                                            ? limits.cancel()
                                                            : limit));
                    case Event.ShutdownAsked _ -> shutdown(now);
                    case Event.Exited _, Event.Passed _ -> this;
                };
        return next.due(now);
    }

    /// When to look again if nothing happens; the end of time if there is nothing to wait for.
    Instant wakeAt() {
        if (killed.isPresent()) {
            return Instant.MAX;
        }
        return Stream.of(
                        accepted.isPresent()
                                ? Optional.<Instant>empty()
                                : Optional.of(started.plus(limits.accept())),
                        timeLimit(),
                        stop.filter(_ -> terminated.isEmpty()).map(Stop::terminateAt),
                        stop.map(Stop::killAt),
                        endSeen.map(seen -> seen.plus(limits.watchdog())))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private Optional<Instant> timeLimit() {
        return stop.isPresent() ? Optional.empty() : limits.job().map(started::plus);
    }

    private Course shutdown(Instant now) {
        return stop.map(under ->
                        under.cause() == Stop.Cause.SHUTDOWN
                                ? this
                                : withStop(under.overtaken(now, limits.grace())))
                .orElseGet(() -> withStop(Stop.of(Stop.Cause.SHUTDOWN, now, limits.grace())));
    }

    /// All that is due by now.
    private Step due(Instant now) {
        if (killed.isPresent()) {
            return new Step(this, List.of());
        }
        Course limited =
                timeLimit().filter(at -> !now.isBefore(at)).isPresent()
                        ? withStop(Stop.of(Stop.Cause.TIME_LIMIT, now, limits.cancel()))
                        : this;
        Optional<Kill> kill = limited.killDue(now);
        if (kill.isPresent()) {
            return new Step(limited.withKilled(kill.get()), List.of(Order.KILL));
        }
        // A worker that has not taken its job can be told nothing yet.
        Optional<Order> message =
                limited.stop
                        .filter(_ -> limited.accepted.isPresent() && limited.told.isEmpty())
                        .map(Stop::message);
        boolean terminate =
                limited.terminated.isEmpty()
                        && limited.stop.filter(s -> !now.isBefore(s.terminateAt())).isPresent();
        Course told = message.map(limited::withTold).orElse(limited);
        return new Step(
                terminate ? told.withTerminated(now) : told,
                Stream.concat(
                                message.stream(),
                                terminate ? Stream.of(Order.TERMINATE) : Stream.empty())
                        .toList());
    }

    private Optional<Kill> killDue(Instant now) {
        if (stop.filter(s -> !now.isBefore(s.killAt())).isPresent()) {
            return Optional.of(Kill.STOP_LIMIT);
        }
        if (accepted.isEmpty() && !now.isBefore(started.plus(limits.accept()))) {
            return Optional.of(Kill.NOT_ACCEPTED);
        }
        return endSeen.filter(seen -> !now.isBefore(seen.plus(limits.watchdog())))
                .map(_ -> Kill.WATCHDOG);
    }

    private Course withAccepted(Instant now) {
        return new Course(
                limits, started, Optional.of(now), stop, endSeen, told, terminated, killed);
    }

    private Course withEndSeen(Instant now) {
        return new Course(
                limits, started, accepted, stop, Optional.of(now), told, terminated, killed);
    }

    private Course withStop(Stop asked) {
        return new Course(
                limits, started, accepted, Optional.of(asked), endSeen, told, terminated, killed);
    }

    private Course withTold(Order message) {
        return new Course(
                limits, started, accepted, stop, endSeen, Optional.of(message), terminated, killed);
    }

    private Course withTerminated(Instant now) {
        return new Course(limits, started, accepted, stop, endSeen, told, Optional.of(now), killed);
    }

    private Course withKilled(Kill why) {
        return new Course(
                limits, started, accepted, stop, endSeen, told, terminated, Optional.of(why));
    }
}
