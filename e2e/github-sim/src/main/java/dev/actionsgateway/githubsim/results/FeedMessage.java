package dev.actionsgateway.githubsim.results;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.StringReader;

/// One message of the live feed: `{"count":2,"value":["a","b"],"stepId":"…","startLine":1}`.
final class FeedMessage {
    /// How long a line may be: 1024 characters and the dots that say that it was cut.
    static final int MAX_LINE = 1027;

    private FeedMessage() {}

    /// Reads a message.
    ///
    /// @throws MalformedException if it is none
    static LiveEvent.Lines parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var fields = new Fields(reader.readObject(), "");
            var lines = fields.texts("value");
            if (fields.number("count") != lines.size()) {
                throw fields.malformed("count", "is not the number of lines");
            }
            for (String line : lines) {
                if (line.length() > MAX_LINE) {
                    throw fields.malformed("value", "a line is longer than " + MAX_LINE);
                }
            }
            return new LiveEvent.Lines(fields.id("stepId"), fields.numberOr("startLine", 1), lines);
        } catch (JsonException e) {
            throw new MalformedException("message", "not a JSON object: " + e.getMessage());
        }
    }
}
