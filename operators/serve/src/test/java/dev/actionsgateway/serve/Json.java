package dev.actionsgateway.serve;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;

/// Somebody else's strict reading of the JSON that we write.
final class Json {
    private static final JsonProviderImpl PROVIDER = new JsonProviderImpl();

    private Json() {}

    /// Fails on anything but one object with unique keys.
    static JsonObject object(String text) {
        var strict =
                Map.of(
                        "jakarta.json.JsonConfig.keyStrategy",
                        jakarta.json.JsonConfig.KeyStrategy.NONE);
        try (var reader =
                PROVIDER.createReaderFactory(strict).createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
