package dev.actionsgateway.agc.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The data of a Secret as text. What is missing or damaged is said by [Damaged], which names the
/// field and nothing of its value.
final class Fields {
    private final Map<String, String> data;

    private Fields(Map<String, String> data) {
        this.data = data;
    }

    /// A field that makes no sense.
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        Damaged(String message) {
            super(message);
        }
    }

    static Fields none() {
        return new Fields(new TreeMap<>());
    }

    static Fields of(Secret secret) {
        return new Fields(new TreeMap<>(secret.getData() == null ? Map.of() : secret.getData()));
    }

    Fields with(String name, String value) {
        return with(name, value.getBytes(UTF_8));
    }

    Fields with(String name, byte[] value) {
        data.put(name, Base64.getEncoder().encodeToString(value));
        return this;
    }

    Fields with(String name, Optional<String> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    /// As a Secret takes them.
    Map<String, String> data() {
        return Map.copyOf(data);
    }

    Optional<String> get(String name) {
        try {
            return Optional.ofNullable(data.get(name))
                    .map(text -> new String(Base64.getDecoder().decode(text), UTF_8))
                    .filter(text -> !text.isBlank());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    String need(String name) throws Damaged {
        return get(name).orElseThrow(() -> new Damaged(name + " is missing"));
    }

    long number(String name) throws Damaged {
        var text = need(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new Damaged(name + " is no number");
        }
    }

    Instant instant(String name) throws Damaged {
        var text = need(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new Damaged(name + " is no time");
        }
    }
}
