package dev.actionsgateway.github.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A JSON object, read tolerantly (docs/design/wire-protocol.md §1). A member that is absent, null
/// or of a shape that makes no sense is simply not there.
public final class Tree {
    /// How deep a document may be nested: deeper ones are hostile.
    public static final int DEPTH = 64;

    private static final int COST_PER_BYTE = 80;
    private static final long COST_OF_ANY = 1 << 20;

    private static final JsonReaderFactory READERS = Written.JSON.createReaderFactory(Map.of());

    private final JsonObject object;

    private Tree(JsonObject object) {
        this.object = object;
    }

    /// How many bytes of memory reading a document of this length takes at most, garbage included:
    /// with a bound on what is read from the wire, there is one on what it costs.
    public static long cost(int length) {
        return COST_OF_ANY + (long) COST_PER_BYTE * length;
    }

    /// Reads a document; empty if it is no JSON object, or nested too deeply.
    public static Optional<Tree> parse(byte[] bytes) {
        int start = Bom.length(bytes);
        if (Depth.of(bytes, start) > DEPTH) {
            return Optional.empty();
        }
        var in = new ByteArrayInputStream(bytes, start, bytes.length - start);
        try (var reader = READERS.createReader(in, StandardCharsets.UTF_8)) {
            return reader.readValue() instanceof JsonObject object
                    ? Optional.of(new Tree(object))
                    : Optional.empty();
        } catch (RuntimeException _) { // the parser has several, for syntax, bounds and encoding
            return Optional.empty();
        }
    }

    /// As [#parse(byte[])], for a document inside a string.
    public static Optional<Tree> parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Wraps what a streaming parser has read.
    public static Tree of(JsonObject object) {
        return new Tree(object);
    }

    /// A string; a number or a truth value as it would be written. Empty strings are there.
    public Optional<String> text(String name) {
        return value(name).flatMap(Tree::text);
    }

    /// As [#text(String)], without strings that are blank.
    public Optional<String> filled(String name) {
        return text(name).filter(text -> !text.isBlank());
    }

    /// A whole number that fits a `long`, native or in a string.
    public OptionalLong number(String name) {
        var digits = text(name).map(String::strip).filter(text -> text.matches("-?\\d{1,19}"));
        try {
            return digits.isPresent()
                    ? OptionalLong.of(Long.parseLong(digits.get()))
                    : OptionalLong.empty();
        } catch (NumberFormatException _) { // between 2⁶³ and 10¹⁹
            return OptionalLong.empty();
        }
    }

    /// Whether it is true, native or as a string in any case.
    public boolean flag(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /// An object inside this one.
    public Optional<Tree> child(String name) {
        return value(name)
                .filter(JsonObject.class::isInstance)
                .map(value -> new Tree(value.asJsonObject()));
    }

    /// The objects of a list; anything else in it is left out.
    public List<Tree> children(String name) {
        return values(name).stream()
                .filter(JsonObject.class::isInstance)
                .map(value -> new Tree(value.asJsonObject()))
                .toList();
    }

    /// The strings of a list.
    public List<String> texts(String name) {
        return values(name).stream().map(Tree::text).flatMap(Optional::stream).toList();
    }

    /// The names of all members.
    public Set<String> names() {
        return Set.copyOf(object.keySet());
    }

    private List<JsonValue> values(String name) {
        return value(name)
                .filter(JsonArray.class::isInstance)
                .map(value -> List.<JsonValue>copyOf(value.asJsonArray()))
                .orElse(List.of());
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(object.get(name))
                .or(() ->
                        object.entrySet().stream()
                                .filter(member -> member.getKey().equalsIgnoreCase(name))
                                .map(Map.Entry::getValue)
                                .findFirst());
    }

    private static Optional<String> text(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString());
            case NUMBER -> Optional.of(((JsonNumber) value).toString());
            case TRUE -> Optional.of("true");
            case FALSE -> Optional.of("false");
            case NULL, OBJECT, ARRAY -> Optional.empty();
        };
    }

    /// Names the members only: values may be secret.
    @Override
    public String toString() {
        return "members " + object.keySet();
    }
}
