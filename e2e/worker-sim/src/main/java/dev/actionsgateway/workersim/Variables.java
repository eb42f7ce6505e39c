package dev.actionsgateway.workersim;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The job's variables; names are found in any case.
final class Variables {
    private static final Set<String> NOT_SECRETS_OF_USERS =
            Set.of("system.accesstoken", "system.github.token");

    private record Variable(String value, boolean secret) {}

    private final Map<String, Variable> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Variables(JsonObject json) {
        json.forEach((name, value) -> byName.put(name, variable(value)));
    }

    private static Variable variable(JsonValue json) {
        return switch (json) {
            case JsonObject object ->
                    new Variable(
                            Json.text(object, "value").orElse(""), Json.truth(object, "isSecret"));
            case JsonString text -> new Variable(text.getString(), false);
            default -> new Variable("", false);
        };
    }

    /// The value; an empty one is as good as none.
    Optional<String> get(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(Variable::value)
                .filter(value -> !value.isEmpty());
    }

    boolean truth(String name) {
        return get(name)
                .filter(value -> value.equalsIgnoreCase("true") || value.equals("1"))
                .isPresent();
    }

    /// All values that nobody may see.
    Stream<String> secretValues() {
        return byName.values().stream().filter(Variable::secret).map(Variable::value);
    }

    /// The `secrets` context.
    Map<String, String> secrets() {
        Map<String, String> secrets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.forEach((name, variable) -> {
            if (variable.secret()
                    && !NOT_SECRETS_OF_USERS.contains(name.toLowerCase(Locale.ROOT))) {
                secrets.put(name, variable.value());
            }
        });
        return Collections.unmodifiableMap(secrets);
    }
}
