package dev.actionsgateway.githubsim.run;

import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/// JSON in the encoding of contexts: dictionaries as `{"t":2,"d":[{"k":…,"v":…}]}`, arrays as
/// `{"t":1,"a":[…]}`, all else as itself.
final class ContextData {
    private ContextData() {}

    static JsonValue of(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                var pairs = Json.array();
                object.forEach((name, inner) ->
                        pairs.add(Json.object().add("k", name).add("v", of(inner))));
                yield Json.object().add("t", 2).add("d", pairs).build();
            }
            case JsonArray array -> {
                var items = Json.array();
                array.forEach(inner -> items.add(of(inner)));
                yield Json.object().add("t", 1).add("a", items).build();
            }
            default -> value;
        };
    }
}
