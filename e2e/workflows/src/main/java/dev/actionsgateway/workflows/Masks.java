package dev.actionsgateway.workflows;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What the worker hides in logs: the secrets, line by line, as regular expressions of .NET.
final class Masks {

    private static final String SPECIAL = "\\*+?|{[()^$.#";

    private Masks() {}

    static JsonArray of(MessageFacts facts) {
        JsonArrayBuilder masks = JobMessage.JSON.createArrayBuilder();
        Stream.of(List.of(facts.tokens().github()), facts.secrets().values())
                .flatMap(Collection::stream)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(Masks::escaped)
                .forEach(each ->
                        masks.add(
                                JobMessage.JSON
                                        .createObjectBuilder()
                                        .add("type", "regex")
                                        .add("value", each)));
        return masks.build();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(escaped((char) c)));
        return escaped.toString();
    }

    private static String escaped(char c) {
        if (c == '\t') {
            return "\\t";
        }
        return SPECIAL.indexOf(c) >= 0 || c == ' ' ? "\\" + c : String.valueOf(c);
    }
}
