package dev.actionsgateway.github;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Documents that were right once, and what reading them costs.
public final class Fuzz {
    /// What is put in: what parsers stumble over.
    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "\\",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-",
                    "1e999999999",
                    "0",
                    "\\u0000",
                    "\\ud800",
                    "\uFEFF",
                    "\u0000",
                    "{\"a\":",
                    "[[[[[[[[",
                    "\"k\":\"v\",",
                    "9".repeat(30),
                    "9".repeat(2000),
                    "[".repeat(5000),
                    "{\"a\":".repeat(5000),
                    "[],".repeat(5000),
                    "\"x\",".repeat(5000),
                    "x".repeat(100_000),
                    "AAAA",
                    "=");

    // Allocation is counted for platform threads only.
    private static final ExecutorService READER =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("fuzz").factory());

    private Fuzz() {}

    private enum How {
        FLIP,
        DROP,
        REPEAT,
        PUT,
        END
    }

    private record Change(How how, double where, int length, String piece, int bits) {
        byte[] of(byte[] bytes) {
            int at = (int) (where * bytes.length);
            int end = Math.min(bytes.length, at + length);
            return switch (how) {
                case FLIP -> {
                    var changed = bytes.clone();
                    for (int i = at; i < end; i++) {
                        changed[i] ^= (byte) bits;
                    }
                    yield changed;
                }
                case DROP -> joined(head(bytes, at), tail(bytes, end));
                case REPEAT -> joined(head(bytes, end), tail(bytes, at));
                case PUT -> joined(head(bytes, at), utf8(piece), tail(bytes, at));
                case END -> head(bytes, at);
            };
        }
    }

    /// These documents with up to six changes each.
    public static Arbitrary<byte[]> changed(String... documents) {
        var changes =
                Combinators.combine(
                                Arbitraries.of(How.class),
                                Arbitraries.doubles().between(0, 1),
                                Arbitraries.integers().between(1, 40),
                                Arbitraries.of(PIECES),
                                Arbitraries.integers().between(1, 255))
                        .as(Change::new)
                        .list()
                        .ofMaxSize(6);
        return Combinators.combine(Arbitraries.of(documents), changes)
                .as((document, all) -> {
                    var bytes = utf8(document);
                    for (var change : all) {
                        bytes = change.of(bytes);
                    }
                    return bytes;
                });
    }

    /// How many bytes a thread allocates that does this for the second time: the first loads
    /// classes.
    ///
    /// @throws AssertionError if it does not come to its end, or throws
    public static long allocatedBy(Runnable work) throws InterruptedException {
        try {
            return READER.submit(() -> counted(work)).get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it hangs", e);
        } catch (ExecutionException e) {
            throw new AssertionError("it throws", e.getCause());
        }
    }

    private static long counted(Runnable work) {
        if (!(ManagementFactory.getThreadMXBean()
                instanceof com.sun.management.ThreadMXBean bean)) {
            throw new IllegalStateException("this JVM does not count allocations");
        }
        work.run();
        long before = bean.getCurrentThreadAllocatedBytes();
        work.run();
        return bean.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] head(byte[] bytes, int end) {
        return Arrays.copyOf(bytes, end);
    }

    private static byte[] tail(byte[] bytes, int start) {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
