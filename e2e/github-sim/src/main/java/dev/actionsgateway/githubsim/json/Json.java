package dev.actionsgateway.githubsim.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;

/// The one door to the JSON library: its factories are looked up once, for a look-up per document
/// is slow.
public final class Json {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());
    private static final JsonWriterFactory WRITERS = PROVIDER.createWriterFactory(Map.of());
    private static final JsonWriterFactory PRETTY =
            PROVIDER.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private Json() {}

    /// An object to fill.
    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /// An object to change: a builder that begins with the members of another.
    public static JsonObjectBuilder object(JsonObject from) {
        return BUILDERS.createObjectBuilder(from);
    }

    /// An array to fill.
    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /// An array of these texts.
    public static JsonArrayBuilder array(Iterable<String> texts) {
        var array = BUILDERS.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    /// A text as a JSON value.
    public static JsonString text(String text) {
        return PROVIDER.createValue(text);
    }

    /// A number as a JSON value.
    public static JsonValue number(long number) {
        return PROVIDER.createValue(number);
    }

    /// The object that these bytes hold, after a byte order mark if there is one; empty if they
    /// hold anything else.
    public static Optional<JsonObject> read(byte[] bytes) {
        int start = startsWithMark(bytes) ? 3 : 0;
        try (var reader =
                READERS.createReader(
                        new ByteArrayInputStream(bytes, start, bytes.length - start), UTF_8)) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    /// The object that this text holds, or empty.
    public static Optional<JsonObject> read(String text) {
        return read(text.getBytes(UTF_8));
    }

    /// The document in UTF-8, without spaces.
    public static byte[] bytes(JsonStructure document) {
        return write(document, WRITERS);
    }

    /// The document in UTF-8, for people.
    public static byte[] pretty(JsonStructure document) {
        return write(document, PRETTY);
    }

    /// The document as text, without spaces.
    public static String string(JsonStructure document) {
        return new String(bytes(document), UTF_8);
    }

    private static byte[] write(JsonStructure document, JsonWriterFactory writers) {
        var out = new ByteArrayOutputStream(512);
        try (var writer = writers.createWriter(out, UTF_8)) {
            writer.write(document);
        }
        return out.toByteArray();
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }
}
