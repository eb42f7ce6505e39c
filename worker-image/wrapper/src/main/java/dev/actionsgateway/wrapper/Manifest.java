package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What `manifest.json` says of the payload beside it.
///
/// @param encoding how the parts, put together, are to be read
/// @param parts how many there are: `payload-0` and so on
/// @param bytes of the message itself, in UTF-8
/// @param sha256 of the message itself, in small hexadecimal digits
record Manifest(Encoding encoding, int parts, long bytes, String sha256) {
    static final String FILE = "manifest.json";
    static final int MOST_PARTS = 64;

    private static final String VERSION = "1";

    enum Encoding {
        GZIP,
        IDENTITY
    }

    /// Reads a manifest; nothing comes of one that is of another version, or not possible.
    static Optional<Manifest> parse(String json) throws IOException {
        Map<String, String> members = members(json);
        var encoding =
                switch (members.getOrDefault("encoding", "")) {
                    case "gzip" -> Optional.of(Encoding.GZIP);
                    case "identity" -> Optional.of(Encoding.IDENTITY);
                    default -> Optional.<Encoding>empty();
                };
        long parts = number(members, "parts");
        long bytes = number(members, "bytes");
        String sha256 = members.getOrDefault("sha256", "");
        boolean possible =
                VERSION.equals(members.get("v"))
                        && parts >= 1
                        && parts <= MOST_PARTS
                        && bytes >= 1
                        && sha256.matches("[0-9a-f]{64}");
        return encoding.filter(_ -> possible)
                .map(known -> new Manifest(known, (int) parts, bytes, sha256));
    }

    static String part(int number) {
        return "payload-" + number;
    }

    private static long number(Map<String, String> members, String name) {
        String text = members.getOrDefault(name, "");
        return text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
    }

    /// The object's own members; what is deeper is passed over.
    private static Map<String, String> members(String json) throws IOException {
        var reader = new JsonReader(new StringReader(json));
        Map<String, String> members = new HashMap<>();
        String name = "";
        int depth = 0;
        for (var token = reader.next(); token != JsonReader.Token.END; token = reader.next()) {
            switch (token) {
                case OBJECT, ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case NAME -> name = reader.text();
                default -> {
                    if (depth == 1) {
                        members.put(name, reader.text());
                    }
                }
            }
        }
        return members;
    }
}
