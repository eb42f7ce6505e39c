package dev.actionsgateway.proxy;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads variables of the environment and gathers what is wrong with them: variable, value, remedy.
final class Variables {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    String need(String name, String remedy) {
        return text(name)
                .orElseGet(() -> {
                    problems.add("%s is missing: set it to %s".formatted(name, remedy));
                    return "";
                });
    }

    int number(String name, int otherwise, int least, int most) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        wrong(name, text.get(), "set it to a number from %d to %d".formatted(least, most));
        return otherwise;
    }

    Duration duration(String name, Duration otherwise) {
        var text = text(name);
        try {
            var duration = text.map(Duration::parse).orElse(otherwise);
            if (duration.isPositive() && duration.compareTo(Duration.ofDays(1)) <= 0) {
                return duration;
            }
        } catch (DateTimeException _) {
            // Told below.
        }
        wrong(name, text.orElse(""), "set it to a duration up to a day, such as PT10M");
        return otherwise;
    }

    URI https(String name, String otherwise) {
        var text = text(name).orElse(otherwise);
        try {
            var uri = URI.create(text);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        wrong(name, text, "set it to an address such as https://github.com");
        return URI.create(otherwise);
    }

    <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
        var text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (text.isPresent() && constant.name().equalsIgnoreCase(text.get())) {
                return constant;
            }
        }
        text.ifPresent(value ->
                wrong(
                        name,
                        value,
                        "set it to one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(it -> it.name().toLowerCase(Locale.ROOT))
                                                .toList())));
        return otherwise;
    }

    /// A list with commas; each part is told apart.
    <T> List<T> each(String name, Function<String, T> parse) {
        var all = new ArrayList<T>();
        for (var part : text(name).orElse("").split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            try {
                all.add(parse.apply(part.strip()));
            } catch (IllegalArgumentException e) {
                problems.add(name + ": " + e.getMessage());
            }
        }
        return all;
    }

    private void wrong(String name, String value, String remedy) {
        problems.add("%s is '%s': %s".formatted(name, value, remedy));
    }
}
