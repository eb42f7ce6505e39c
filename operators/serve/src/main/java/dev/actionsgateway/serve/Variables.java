package dev.actionsgateway.serve;

import dev.actionsgateway.kit.net.AddressRange;
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
import java.util.stream.Collectors;

/// Reads the variables of an environment that is given in, and gathers what is wrong with them:
/// variable, value, remedy. What is wrong reads as if it was left out, so that all mistakes are
/// found at once; no program may start while there is one.
public final class Variables {
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    /// Of this environment.
    public Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// All that was wrong so far, each in one sentence.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /// Adds what only the program itself can see to be wrong.
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /// A text, if there is more than blanks.
    public Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /// A text that must be there.
    ///
    /// @param what it is, for who must set it
    public String need(String name, String what) {
        return text(name)
                .orElseGet(() -> {
                    problem("%s is missing: set it to %s".formatted(name, what));
                    return "";
                });
    }

    /// A number between bounds, if it is set.
    public Optional<Integer> number(String name, int least, int most) {
        return text(name)
                .flatMap(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= least && number <= most) {
                            return Optional.of(number);
                        }
                    } catch (NumberFormatException _) {
                        // Told below.
                    }
                    wrong(name, text, "set it to a number from %d to %d".formatted(least, most));
                    return Optional.empty();
                });
    }

    /// A port, if it is set; 0 is any that is free.
    public Optional<Integer> port(String name) {
        return number(name, 0, HIGHEST_PORT);
    }

    /// A duration of more than nothing.
    public Duration duration(String name, Duration otherwise) {
        var text = text(name);
        try {
            var duration = text.map(Duration::parse).orElse(otherwise);
            if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException _) {
            // Told below.
        }
        wrong(name, text.orElse(""), "set it to a duration up to a day, such as PT10M");
        return otherwise;
    }

    /// An address that begins with `https`.
    public URI https(String name, String otherwise) {
        var text = text(name).orElse(otherwise);
        try {
            var uri = URI.create(text);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        wrong(name, text, "set it to an address such as " + otherwise);
        return URI.create(otherwise);
    }

    /// One of the words of an enumeration, in upper or lower case.
    public <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
        var text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (text.isPresent() && constant.name().equalsIgnoreCase(text.get())) {
                return constant;
            }
        }
        text.ifPresent(value -> wrong(name, value, "set it to one of " + words(type)));
        return otherwise;
    }

    /// A list with commas or blanks between its parts.
    public List<String> list(String name) {
        return Arrays.stream(text(name).orElse("").split("[,\\s]+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// The same, each part read; each that is wrong is told apart.
    ///
    /// @param read throws IllegalArgumentException with a sentence that names the part and the
    ///   remedy
    public <T> List<T> each(String name, Function<String, T> read) {
        var all = new ArrayList<T>();
        for (var part : list(name)) {
            try {
                all.add(read.apply(part));
            } catch (IllegalArgumentException e) {
                problem(name + ": " + e.getMessage());
            }
        }
        return all;
    }

    /// A list of ranges of addresses.
    public List<AddressRange> ranges(String name) {
        return each(name, AddressRange::of);
    }

    private void wrong(String name, String value, String remedy) {
        problem("%s is '%s': %s".formatted(name, value, remedy));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
