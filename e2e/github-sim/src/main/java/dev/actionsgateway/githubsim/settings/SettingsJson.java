package dev.actionsgateway.githubsim.settings;

import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Settings as one flat JSON object: `{"pollHold":"PT0.2S","jitSpent":"conclusion",…}`.
public final class SettingsJson {
    private SettingsJson() {}

    /// What came of a change.
    public sealed interface Change {
        /// The settings with the change in them.
        record Changed(Settings settings) implements Change {}

        /// Nothing was changed.
        ///
        /// @param field the member that is wrong
        /// @param value what it held
        /// @param remedy what it may hold
        record Wrong(String field, String value, String remedy) implements Change {}
    }

    /// A member that cannot be read; never leaves this class.
    private static final class WrongValue extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongValue(String remedy) {
            super(remedy);
        }
    }

    /// All settings; durations in ISO 8601, choices in lower case with hyphens.
    public static JsonObject write(Settings settings) {
        var object = Json.object();
        values(settings.times()).forEach((name, value) -> object.add(name, json(value)));
        values(settings.modes()).forEach((name, value) -> object.add(name, json(value)));
        return object.build();
    }

    /// The settings with the named ones replaced; a duration is ISO 8601 or a number of seconds.
    public static Change change(Settings before, JsonObject wanted) {
        var times = values(before.times());
        var modes = values(before.modes());
        for (var member : wanted.entrySet()) {
            var home = times.containsKey(member.getKey()) ? times : modes;
            var old = home.get(member.getKey());
            if (old == null) {
                var known =
                        times.keySet().stream().collect(Collectors.joining(", "))
                                + ", "
                                + String.join(", ", modes.keySet());
                return new Change.Wrong(
                        member.getKey(), member.getValue().toString(), "use one of: " + known);
            }
            try {
                home.put(member.getKey(), read(old, member.getValue()));
            } catch (WrongValue e) {
                return new Change.Wrong(
                        member.getKey(),
                        member.getValue().toString(),
                        Optional.ofNullable(e.getMessage()).orElse("look at GET /settings"));
            }
        }
        return new Change.Changed(new Settings(make(Times.class, times), make(Modes.class, modes)));
    }

    private static Map<String, Object> values(Record settings) {
        var values = new LinkedHashMap<String, Object>();
        for (var part : settings.getClass().getRecordComponents()) {
            try {
                values.put(part.getName(), part.getAccessor().invoke(settings));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    private static <T> T make(Class<T> type, Map<String, Object> values) {
        var kinds =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(kinds).newInstance(values.values().toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonValue json(Object value) {
        return switch (value) {
            case Duration time -> Json.text(time.toString());
            case Enum<?> choice -> Json.text(spell(choice));
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> Json.number(number);
            default -> Json.text(value.toString());
        };
    }

    private static Object read(Object old, JsonValue value) {
        var text = value instanceof JsonString string ? string.getString() : value.toString();
        return switch (old) {
            case Duration _ -> duration(text);
            case Enum<?> choice -> choice(choice, text);
            case Boolean _ -> flag(text);
            case Integer _ -> number(text);
            default -> text;
        };
    }

    private static Duration duration(String text) {
        try {
            var read =
                    text.startsWith("P") || text.startsWith("-")
                            ? Duration.parse(text)
                            : Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValue());
            if (!read.isNegative()) {
                return read;
            }
        } catch (DateTimeException | NumberFormatException _) {
            // told below
        }
        throw new WrongValue("write a number of seconds from 0, or ISO 8601 as PT1.5S");
    }

    private static Object choice(Enum<?> old, String text) {
        for (var choice : old.getDeclaringClass().getEnumConstants()) {
            if (spell(choice).equalsIgnoreCase(text.replace('_', '-'))) {
                return choice;
            }
        }
        throw new WrongValue(
                "use one of: "
                        + Arrays.stream(old.getDeclaringClass().getEnumConstants())
                                .map(SettingsJson::spell)
                                .collect(Collectors.joining(", ")));
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WrongValue("write true or false");
        };
    }

    private static Integer number(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        throw new WrongValue("write a whole number from 0 to 999999999");
    }

    private static String spell(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
