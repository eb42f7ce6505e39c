package dev.actionsgateway.proxy.judge;

import java.util.Locale;
import java.util.Optional;

/// A name, or all names below one: `github.com`, `*.actions.githubusercontent.com`.
///
/// @param suffix the name, lower case, without the leading `*.`
/// @param below whether the names below it are meant, and not the name itself
public record NamePattern(String suffix, boolean below) {

    /// Reads a pattern.
    ///
    /// @throws IllegalArgumentException if it is none; the message names the text and the remedy
    public static NamePattern parse(String text) {
        boolean below = text.startsWith("*.");
        var name = (below ? text.substring(2) : text).toLowerCase(Locale.ROOT);
        if (!(Target.parse(name + ":443") instanceof Target.Named(var checked, _))) {
            throw new IllegalArgumentException(
                    "'%s' is no name: write host.example or *.host.example".formatted(text));
        }
        if (below && checked.indexOf('.') < 0) {
            throw new IllegalArgumentException(
                    "'%s' would allow a whole top-level domain: name one below it".formatted(text));
        }
        return new NamePattern(checked, below);
    }

    /// Reads a pattern that somebody else wrote; empty if it is none.
    public static Optional<NamePattern> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether the name is meant.
    ///
    /// @param name lower case, without a final dot
    public boolean matches(String name) {
        if (!below) {
            return name.equals(suffix);
        }
        int dot = name.length() - suffix.length() - 1;
        return dot >= 0 && name.charAt(dot) == '.' && name.endsWith(suffix);
    }
}
