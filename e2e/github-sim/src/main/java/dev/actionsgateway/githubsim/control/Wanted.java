package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The body of a control request, read strictly: what is missing or wrong is refused by name.
record Wanted(Fields fields) {
    static Wanted of(Exchange exchange) {
        if (exchange.body().length == 0) {
            return new Wanted(Fields.NONE);
        }
        return new Wanted(
                new Fields(
                        Json.read(exchange.body())
                                .orElseThrow(
                                        () -> new Refusal("body", "", "send one JSON object"))));
    }

    String text(String name) {
        return fields.text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Refusal(name, shown(name), "write a text"));
    }

    String text(String name, String otherwise) {
        return fields.text(name).orElse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        if (!fields.has(name)) {
            return otherwise;
        }
        return fields.number(name)
                .filter(number -> number >= least && number <= most)
                .map(Long::intValue)
                .orElseThrow(() ->
                        new Refusal(
                                name,
                                shown(name),
                                "write a whole number from %d to %d".formatted(least, most)));
    }

    Optional<Long> id(String name) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        return Optional.of(
                fields.number(name)
                        .orElseThrow(() -> new Refusal(name, shown(name), "write a number")));
    }

    boolean flag(String name, boolean otherwise) {
        if (!fields.has(name)) {
            return otherwise;
        }
        return fields.flag(name)
                .orElseThrow(() -> new Refusal(name, shown(name), "write true or false"));
    }

    List<String> texts(String name) {
        var texts = fields.texts(name);
        if (texts.isEmpty()) {
            throw new Refusal(name, shown(name), "write a list of texts with one at least");
        }
        return texts;
    }

    Duration duration(String name, Duration otherwise) {
        var text = fields.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var read =
                    text.get().startsWith("P")
                            ? Duration.parse(text.get())
                            : Duration.ofNanos(
                                    new BigDecimal(text.get()).movePointRight(9).longValue());
            if (!read.isNegative()) {
                return read;
            }
        } catch (DateTimeException | NumberFormatException _) {
            // told below
        }
        throw new Refusal(name, text.get(), "write a number of seconds, or ISO 8601 as PT1.5S");
    }

    Duration duration(String name) {
        if (!fields.has(name)) {
            throw new Refusal(name, "", "write a number of seconds, or ISO 8601 as PT1.5S");
        }
        return duration(name, Duration.ZERO);
    }

    <T> T choice(String name, String otherwise, Map<String, T> choices) {
        var text = text(name, otherwise);
        var found = choices.get(text);
        if (found == null) {
            throw new Refusal(name, text, "use one of: " + String.join(", ", choices.keySet()));
        }
        return found;
    }

    private String shown(String name) {
        return fields.value(name).map(JsonValue::toString).orElse("");
    }
}
