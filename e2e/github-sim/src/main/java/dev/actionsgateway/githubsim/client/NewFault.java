package dev.actionsgateway.githubsim.client;

import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;

/// Something that shall go wrong with the next requests that fit.
///
/// @param method the method they have, or `*`
/// @param path their path; `*` stands for one part of it, `**` for any number
/// @param times how many of them
/// @param delay how long each waits first
/// @param moment whether it happens before the request is served, or only its answer is lost
public record NewFault(
        String method, String path, int times, Duration delay, Moment moment, Kind kind) {

    /// When it happens.
    public enum Moment {
        BEFORE,
        AFTER
    }

    /// What happens.
    public sealed interface Kind {
        /// Nothing but the delay.
        record Slow() implements Kind {}

        /// This answer instead of the true one.
        record Answers(int status, Map<String, String> headers, String body) implements Kind {
            public Answers {
                headers = Map.copyOf(headers);
            }
        }

        /// A reset instead of an answer.
        record Resets() implements Kind {}

        /// No answer, ever.
        record BlackHole() implements Kind {}

        /// A failure that GitHub is known for, by name: `secondary-rate-limit`, `throttled-3s`, …
        /// An unknown name is refused with the list of known ones.
        record Known(String name) implements Kind {}

        /// The answer ends after this many bytes of its body.
        record Cuts(int bodyBytes) implements Kind {}

        /// The answer's body comes byte by byte, with this pause after each.
        record Trickles(Duration pause) implements Kind {}
    }

    /// The next `times` requests are answered with this status and no body.
    public static NewFault status(String method, String path, int times, int status) {
        return new NewFault(
                method,
                path,
                times,
                Duration.ZERO,
                Moment.BEFORE,
                new Kind.Answers(status, Map.of(), ""));
    }

    JsonObject json() {
        var json =
                Json.object()
                        .add("method", method)
                        .add("path", path)
                        .add("times", times)
                        .add("delay", delay.toString())
                        .add("moment", moment == Moment.BEFORE ? "before" : "after");
        switch (kind) {
            case Kind.Slow() -> json.add("kind", "slow");
            case Kind.Resets() -> json.add("kind", "reset");
            case Kind.BlackHole() -> json.add("kind", "black-hole");
            case Kind.Known(String name) -> json.add("kind", name);
            case Kind.Cuts(int bytes) -> json.add("kind", "cut").add("bodyBytes", bytes);
            case Kind.Trickles(var pause) ->
                    json.add("kind", "trickle").add("pause", pause.toString());
            case Kind.Answers(int status, var headers, String body) -> {
                var named = Json.object();
                headers.forEach(named::add);
                json.add("kind", "answer")
                        .add("status", status)
                        .add("headers", named)
                        .add("body", body);
            }
        }
        return json.build();
    }
}
