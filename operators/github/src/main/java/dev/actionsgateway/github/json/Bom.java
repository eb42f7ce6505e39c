package dev.actionsgateway.github.json;

import java.util.Arrays;

/// The byte order mark that .NET writes before UTF-8.
public final class Bom {
    private Bom() {}

    /// How many bytes at the beginning are a mark: 3 or none.
    public static int length(byte[] bytes) {
        return bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
    }

    /// The same bytes without a mark.
    public static byte[] without(byte[] bytes) {
        int start = length(bytes);
        return start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
    }
}
