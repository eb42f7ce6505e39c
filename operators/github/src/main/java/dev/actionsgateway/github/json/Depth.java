package dev.actionsgateway.github.json;

/// How deeply a document is nested, found without recursion and before anything is built of it.
public final class Depth {
    private Depth() {}

    /// The deepest nesting of objects and lists. Of no use for what is not JSON.
    public static int of(byte[] bytes, int start) {
        int depth = 0;
        int deepest = 0;
        boolean inString = false;
        for (int i = start; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '"' -> inString = !inString;
                case '\\' -> i += inString ? 1 : 0; // the next one is escaped
                case '{', '[' -> deepest = Math.max(deepest, inString ? 0 : ++depth);
                case '}', ']' -> depth -= inString ? 0 : 1;
                default -> {
                    // Part of a value.
                }
            }
        }
        return deepest;
    }
}
