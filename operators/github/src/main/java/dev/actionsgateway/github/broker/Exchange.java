package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.wire.Failure;

/// The answer to the wish for a runner's token.
public sealed interface Exchange {
    /// A token.
    record Granted(BrokerToken token) implements Exchange {}

    /// The service knows no such runner: it was removed, has done its one job, or was registered a
    /// moment ago and is not known everywhere yet.
    record RunnerUnknown(Failure failure) implements Exchange {}

    /// The assertion's time is off, also after a correction by the service's own clock.
    record ClockOff(Failure failure) implements Exchange {}

    /// The service refuses for good.
    record Refused(Failure failure) implements Exchange {}

    /// No known answer; it may come later.
    record Failed(Failure failure) implements Exchange {}
}
