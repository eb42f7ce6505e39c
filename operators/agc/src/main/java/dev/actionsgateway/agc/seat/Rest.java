package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.group.GroupView.Trouble;
import java.time.Duration;
import java.util.Optional;

/// A pause before the next try.
///
/// @param pause how long
/// @param trouble what people are to know meanwhile; empty if it is nothing
record Rest(Duration pause, Optional<Trouble> trouble) {
    static Rest quiet(Duration pause) {
        return new Rest(pause, Optional.empty());
    }

    static Rest because(Trouble.Kind kind, String detail, Duration pause) {
        return new Rest(pause, Optional.of(new Trouble(kind, detail)));
    }
}
