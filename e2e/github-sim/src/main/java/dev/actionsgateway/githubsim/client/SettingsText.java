package dev.actionsgateway.githubsim.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Settings as people write them, and as JSON.
final class SettingsText {
    private SettingsText() {}

    static Map<String, String> read(JsonObject json) {
        var map = new LinkedHashMap<String, String>();
        json.forEach((name, value) -> map.put(name, text(value)));
        return map;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    static JsonObject write(Map<String, String> settings) {
        var body = Json.createObjectBuilder();
        settings.forEach((name, value) -> body.add(name, plain(value)));
        return body.build();
    }

    /// Text as it would stand in JSON without quotes, where that is a number or a truth value.
    private static JsonValue plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? Json.createValue(new BigDecimal(text))
                : Json.createValue(text);
    }
}
