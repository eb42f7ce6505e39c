package dev.actionsgateway.probe.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A payload as it may be shown and kept: of the same shape, with `***` for every secret.
///
/// Secret is: the value of a variable marked so, every parameter of an endpoint's authorization,
/// every mask, a token in a context, and what looks like a token of GitHub's. Where one of these
/// values stands inside another string, it is taken out there too.
public final class Redaction {
    /// What stands for a secret.
    public static final String MASK = "***";

    private static final int LEAST = 4;
    private static final Pattern TOKENS =
            Pattern.compile(
                    "gh[a-z]_[A-Za-z0-9_.-]+"
                            + "|github_pat_[A-Za-z0-9_]+"
                            + "|eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"
                            + "|(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*-----");

    // The longest first: one secret may begin as another does.
    private final Set<String> secrets =
            new TreeSet<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));

    private Redaction() {}

    /// The payload without its secrets, laid out for reading; empty if it is no JSON object.
    public static Optional<String> of(byte[] payload) {
        int start = bom(payload);
        var in = new ByteArrayInputStream(payload, start, payload.length - start);
        try (var reader = Json.createReaderFactory(Map.of()).createReader(in, UTF_8)) {
            return reader.readValue() instanceof JsonObject message
                    ? Optional.of(new Redaction().written(message))
                    : Optional.empty();
        } catch (JsonException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static int bom(byte[] bytes) {
        boolean marked =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private String written(JsonObject message) {
        collect(message);
        var text = new StringWriter();
        var factory = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (var writer = factory.createWriter(text)) {
            writer.write(object(message));
        }
        return text.toString().strip() + "\n";
    }

    private void collect(JsonValue value) {
        switch (value) {
            case JsonObject object -> {
                object.forEach((name, member) -> {
                    if (secret(object, name, member)) {
                        keep(member);
                    }
                    if (name.equalsIgnoreCase("authorization")) {
                        parameters(member).ifPresent(all -> all.values().forEach(this::keep));
                    }
                    collect(member);
                });
            }
            case JsonArray array -> array.forEach(this::collect);
            default -> {
                // No secret stands by itself.
            }
        }
    }

    private static Optional<JsonObject> parameters(JsonValue authorization) {
        return authorization instanceof JsonObject login
                        && login.get("parameters") instanceof JsonObject all
                ? Optional.of(all)
                : Optional.empty();
    }

    private void keep(JsonValue value) {
        if (!(value instanceof JsonString text)) {
            return;
        }
        var secret = text.getString();
        if (secret.length() >= LEAST && !secret.equals("true") && !secret.equals("false")) {
            secrets.add(secret);
            secret.lines().filter(line -> line.length() >= LEAST).forEach(secrets::add);
        }
    }

    /// Whether a member is secret by where it stands.
    private static boolean secret(JsonObject parent, String name, JsonValue member) {
        if (!(member instanceof JsonString)) {
            return false;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "value" -> flagged(parent) || "regex".equals(parent.getString("type", ""));
            case "v" -> parent.getString("k", "").toLowerCase(Locale.ROOT).endsWith("token");
            case "accesstoken", "token", "password", "privatekey" -> true;
            default -> false;
        };
    }

    private static boolean flagged(JsonObject variable) {
        return variable.entrySet().stream()
                .filter(member -> member.getKey().equalsIgnoreCase("isSecret"))
                .anyMatch(member ->
                        member.getValue().toString().toLowerCase(Locale.ROOT).contains("true"));
    }

    private JsonObject object(JsonObject object) {
        var out = Json.createObjectBuilder();
        object.forEach((name, member) -> {
            if (name.equalsIgnoreCase("authorization") && member instanceof JsonObject login) {
                out.add(name, authorization(login));
            } else {
                out.add(name, secret(object, name, member) ? Json.createValue(MASK) : any(member));
            }
        });
        return out.build();
    }

    private JsonObject authorization(JsonObject login) {
        var out = Json.createObjectBuilder();
        login.forEach((name, member) -> {
            if (name.equalsIgnoreCase("parameters") && member instanceof JsonObject parameters) {
                var masked = Json.createObjectBuilder();
                parameters.keySet().forEach(parameter -> masked.add(parameter, MASK));
                out.add(name, masked);
            } else {
                out.add(name, any(member));
            }
        });
        return out.build();
    }

    private JsonValue any(JsonValue value) {
        return switch (value) {
            case JsonObject object -> object(object);
            case JsonArray array -> {
                var out = Json.createArrayBuilder();
                array.forEach(element -> out.add(any(element)));
                yield out.build();
            }
            case JsonString text -> Json.createValue(text(text.getString()));
            default -> value;
        };
    }

    private String text(String text) {
        var clean = text;
        for (var secret : secrets) {
            clean = clean.replace(secret, MASK);
        }
        return TOKENS.matcher(clean).replaceAll(MASK);
    }
}
