package dev.actionsgateway.agc.pod;

import dev.actionsgateway.jobs.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A payload as the worker's wrapper wants it: compressed, in parts that each fit into a Secret,
/// with a manifest that says how to put them together (worker-image/wrapper).
///
/// @param manifest JSON
/// @param parts in their order; at least one
public record PayloadParts(String manifest, List<byte[]> parts) {
    /// The file that says how the parts are put together.
    public static final String MANIFEST = "manifest.json";

    /// A Secret holds 1 MiB in all; the lease stands in the first one as well.
    public static final int PART_BYTES = 768 * 1024;

    /// The wrapper takes no more parts.
    public static final int MOST_PARTS = 64;

    /// The file that holds a part, counted from 0.
    public static String part(int number) {
        return "payload-" + number;
    }

    /// Packs a payload.
    public static PayloadParts of(Payload payload) {
        var bytes = payload.reveal();
        var packed = gzip(bytes);
        var parts = new ArrayList<byte[]>();
        for (int at = 0; at < packed.length; at += PART_BYTES) {
            parts.add(Arrays.copyOfRange(packed, at, Math.min(packed.length, at + PART_BYTES)));
        }
        var manifest =
                "{\"v\":1,\"encoding\":\"gzip\",\"parts\":%d,\"bytes\":%d,\"sha256\":\"%s\"}"
                        .formatted(parts.size(), bytes.length, sha256(bytes));
        return new PayloadParts(manifest, List.copyOf(parts));
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(packed, 64 * 1024)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return packed.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
