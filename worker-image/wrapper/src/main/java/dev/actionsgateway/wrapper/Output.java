package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Passes on what the worker prints, masked, and keeps the last of what is no trace: it tells why a
/// worker crashed.
final class Output implements Runnable {
    static final int LONGEST_LINE = 64 * 1024;

    private static final int KEPT_LINES = 30;
    private static final int KEPT_LINE = 400;
    private static final String TRACE = "[WORKER ";

    /// The worker traces this before it first tells GitHub, whatever the answer.
    private static final String END = "JobRunner] Raising job completed against run service";

    private final InputStream in;
    private final PrintStream out;
    private final Masker masker;
    private final Consumer<Event> events;
    private final Deque<String> kept = new ArrayDeque<>(); // guarded by itself

    Output(InputStream in, PrintStream out, Masker masker, Consumer<Event> events) {
        this.in = in;
        this.out = out;
        this.masker = masker;
        this.events = events;
    }

    /// The last lines that are no trace, masked.
    String tail() {
        synchronized (kept) {
            return kept.stream().collect(Collectors.joining("\n"));
        }
    }

    @Override
    public void run() {
        // malformed bytes are replaced: what is printed need not be text
        try (var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            var line = new StringBuilder();
            long dropped = 0;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    pass(line, dropped);
                    line.setLength(0);
                    dropped = 0;
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) c);
                } else {
                    dropped++;
                }
            }
            if (!line.isEmpty()) {
                pass(line, dropped);
            }
        } catch (IOException _) {
            // the worker's end closes its streams under this thread: there is no more to read
        }
    }

    private void pass(StringBuilder line, long dropped) {
        String shown = shown(line, dropped);
        out.println(shown);
        if (shown.startsWith(TRACE)) {
            if (shown.contains(END)) {
                events.accept(new Event.EndSeen());
            }
        } else if (!shown.isBlank()) {
            keep(shown);
        }
    }

    private String shown(StringBuilder line, long dropped) {
        if (dropped == 0) {
            return masker.mask(line.toString());
        }
        // The cut may go through a secret, whose first half would not be recognised.
        String masked = masker.mask(line.toString());
        int whole = Math.max(0, masked.length() - masker.longest());
        return masked.substring(0, whole) + "... (cut)";
    }

    private void keep(String shown) {
        synchronized (kept) {
            if (kept.size() == KEPT_LINES) {
                kept.removeFirst();
            }
            kept.addLast(
                    shown.length() <= KEPT_LINE ? shown : shown.substring(0, KEPT_LINE) + "...");
        }
    }
}
