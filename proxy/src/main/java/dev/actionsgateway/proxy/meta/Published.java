package dev.actionsgateway.proxy.meta;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.proxy.judge.NamePattern;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What GitHub says about itself at `/meta`, as far as runners need it.
///
/// @param names under which it is reached
/// @param ranges its own addresses
public record Published(List<NamePattern> names, List<AddressRange> ranges) {

    // Not `website`, `codespaces`, `copilot`: they name hosts that anyone may fill.
    private static final List<String> NAMES =
            List.of("actions", "actions_inbound", "packages", "artifact_attestations");

    // Not `actions`: these are the addresses of GitHub's own runners, so of a whole cloud.
    private static final List<String> RANGES = List.of("api", "web", "git", "packages");

    public Published {
        names = List.copyOf(names);
        ranges = List.copyOf(ranges);
    }

    /// Nothing.
    public static Published nothing() {
        return new Published(List.of(), List.of());
    }

    /// Reads the answer. What is no name or no range in it is left out.
    ///
    /// @throws IllegalArgumentException if it is not such an answer at all
    static Published parse(String json) {
        try (var reader = Json.createReaderFactory(Map.of()).createReader(new StringReader(json))) {
            var all = reader.readObject();
            var domains = all.getOrDefault("domains", JsonValue.EMPTY_JSON_OBJECT);
            return new Published(
                    under(domains, NAMES)
                            .flatMap(text -> NamePattern.tryParse(text).stream())
                            .distinct()
                            .toList(),
                    under(all, RANGES)
                            .flatMap(text -> AddressRange.parse(text).stream())
                            .distinct()
                            .toList());
        } catch (JsonException | IllegalStateException e) {
            throw new IllegalArgumentException("no JSON object", e);
        }
    }

    private static Stream<String> under(JsonValue value, List<String> keys) {
        return value instanceof JsonObject object
                ? keys.stream()
                        .flatMap(key -> texts(object.getOrDefault(key, JsonValue.EMPTY_JSON_ARRAY)))
                : Stream.empty();
    }

    private static Stream<String> texts(JsonValue value) {
        return switch (value) {
            case JsonString text -> Stream.of(text.getString());
            case JsonArray array -> array.stream().flatMap(Published::texts);
            case JsonObject object -> object.values().stream().flatMap(Published::texts);
            default -> Stream.empty();
        };
    }
}
