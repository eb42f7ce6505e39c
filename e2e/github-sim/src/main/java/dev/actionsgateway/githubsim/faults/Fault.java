package dev.actionsgateway.githubsim.faults;

import dev.actionsgateway.githubsim.http.Front.End;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A failure that waits for its requests.
///
/// @param method the method it is for, or `*`
/// @param path the path it is for; `*` stands for one part of it, `**` for any number
/// @param delay how long the request waits first
/// @param moment before the request is served, or when it was
/// @param kind what goes wrong
public record Fault(String method, String path, Duration delay, Moment moment, Kind kind) {
    /// When it strikes. What strikes after serving has had its effect: only the answer is lost.
    public enum Moment {
        BEFORE,
        AFTER
    }

    /// What goes wrong.
    public sealed interface Kind {
        /// Nothing but the delay.
        record Slow() implements Kind {}

        /// An answer instead of the true one.
        record Answers(int status, Map<String, String> headers, String body) implements Kind {}

        /// The connection is reset without an answer.
        record Resets() implements Kind {}

        /// There never is an answer.
        record BlackHole() implements Kind {}

        /// The answer breaks off after this many bytes of its body.
        ///
        /// @param instead what is cut if not the true answer
        record Cuts(int bodyBytes, End end, Optional<Answers> instead) implements Kind {}

        /// The answer's body comes byte by byte, with this pause after each.
        ///
        /// @param instead what comes so if not the true answer
        record Trickles(Duration pause, Optional<Answers> instead) implements Kind {}
    }
}
