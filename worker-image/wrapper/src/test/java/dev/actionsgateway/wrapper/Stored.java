package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// Writes a payload as the gateway stores it.
final class Stored {
    private Stored() {}

    /// Compressed, in parts of at most so many bytes.
    static void gzip(Path folder, String message, int partSize) throws IOException {
        byte[] text = message.getBytes(UTF_8);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        }
        write(folder, "gzip", text, packed.toByteArray(), partSize);
    }

    /// As it is, in one part.
    static void plain(Path folder, String message) throws IOException {
        byte[] text = message.getBytes(UTF_8);
        write(folder, "identity", text, text, Integer.MAX_VALUE);
    }

    private static void write(
            Path folder, String encoding, byte[] text, byte[] stored, int partSize)
            throws IOException {
        int parts = 0;
        for (int at = 0; at < stored.length; parts++) {
            int end = (int) Math.min(stored.length, (long) at + partSize);
            Files.write(folder.resolve("payload-" + parts), Arrays.copyOfRange(stored, at, end));
            at = end;
        }
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"v\":1,\"encoding\":\"%s\",\"parts\":%d,\"bytes\":%d,\"sha256\":\"%s\"}"
                        .formatted(encoding, parts, text.length, sha256(text)));
    }

    private static String sha256(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
