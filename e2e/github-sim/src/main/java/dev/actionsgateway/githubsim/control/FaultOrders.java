package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.faults.Fault;
import dev.actionsgateway.githubsim.faults.Fault.Kind;
import dev.actionsgateway.githubsim.faults.Fault.Moment;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Front.End;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Orders of failures, written out or by the name of one that GitHub is known for.
final class FaultOrders {
    private static final int MOST = 1_000_000;

    private final Faults faults;

    FaultOrders(Faults faults) {
        this.faults = faults;
    }

    Answer add(Exchange exchange) {
        var wanted = Wanted.of(exchange);
        var fault =
                new Fault(
                        wanted.text("method", "*"),
                        wanted.text("path"),
                        wanted.duration("delay", Duration.ZERO),
                        wanted.choice(
                                "moment",
                                "before",
                                Map.of("before", Moment.BEFORE, "after", Moment.AFTER)),
                        kind(wanted));
        long number = faults.add(fault, wanted.number("times", 1, 1, MOST));
        return Answer.json(201, Json.object().add("number", number).build());
    }

    private static Kind kind(Wanted wanted) {
        var kind = wanted.text("kind", wanted.fields().has("status") ? "answer" : "slow");
        return switch (kind) {
            case "slow" -> new Kind.Slow();
            case "reset" -> new Kind.Resets();
            case "black-hole" -> new Kind.BlackHole();
            case "answer" -> answers(wanted);
            case "cut" ->
                    new Kind.Cuts(
                            wanted.number("bodyBytes", 0, 0, MOST),
                            wanted.choice(
                                    "end", "close", Map.of("close", End.CLOSE, "reset", End.RESET)),
                            wanted.fields().has("status")
                                    ? Optional.of(answers(wanted))
                                    : Optional.empty());
            case "trickle" ->
                    new Kind.Trickles(
                            wanted.duration("pause", Duration.ofMillis(500)),
                            wanted.fields().has("status")
                                    ? Optional.of(answers(wanted))
                                    : Optional.empty());
            default -> Presets.of(kind).orElseThrow(() -> unknown(kind));
        };
    }

    private static Refusal unknown(String kind) {
        return new Refusal(
                "kind",
                kind,
                "use slow, reset, black-hole, answer, cut, trickle, or one of: "
                        + String.join(", ", Presets.names()));
    }

    private static Kind.Answers answers(Wanted wanted) {
        var headers = new LinkedHashMap<String, String>();
        wanted.fields()
                .fields("headers")
                .object()
                .forEach((name, value) -> headers.put(name, text(value)));
        return new Kind.Answers(
                wanted.number("status", 500, 100, 599), headers, wanted.text("body", ""));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    Answer list() {
        var list = Json.array();
        for (var pending : faults.list()) {
            list.add(
                    Json.object()
                            .add("number", pending.number())
                            .add("method", pending.fault().method())
                            .add("path", pending.fault().path())
                            .add("kind", name(pending.fault().kind()))
                            .add("left", pending.left()));
        }
        return Answer.json(200, Json.object().add("faults", list).build());
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case Kind.Slow() -> "slow";
            case Kind.Answers _ -> "answer";
            case Kind.Resets() -> "reset";
            case Kind.BlackHole() -> "black-hole";
            case Kind.Cuts _ -> "cut";
            case Kind.Trickles _ -> "trickle";
        };
    }
}
