package dev.actionsgateway.github.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;

/// Builds the JSON that we send.
public final class Written {
    /// Found once: each look for it goes through the class path.
    public static final JsonProvider JSON = JsonProvider.provider();

    private Written() {}

    /// An object, empty yet.
    public static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    /// A list, empty yet.
    public static JsonArrayBuilder list() {
        return JSON.createArrayBuilder();
    }

    /// A list of strings.
    public static JsonArrayBuilder texts(Collection<String> texts) {
        return JSON.createArrayBuilder(texts);
    }
}
