package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks at the file that shows the pod's annotation. Any text in it asks for a cancel; a duration
/// as `PT5M` also says how long the job may take to end.
final class CancelFile implements Runnable {
    private static final long LOOK_MILLIS = 500;
    private static final int LONGEST = 4096;

    private final Path file;
    private final Consumer<Event> events;

    CancelFile(Path file, Consumer<Event> events) {
        this.file = file;
        this.events = events;
    }

    /// Looks until there is something to see, or until it is interrupted.
    @Override
    public void run() {
        try {
            for (var seen = look(file); ; seen = look(file)) {
                if (seen.isPresent()) {
                    events.accept(seen.get());
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static Optional<Event> look(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                return Optional.of(new Event.CancelAsked(Duration.ZERO));
            }
            String text = Files.readString(file).strip();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Event.CancelAsked(Settings.duration(text).orElse(Duration.ZERO)));
        } catch (NoSuchFileException _) {
            return Optional.empty(); // between two versions of the volume, or before the first
        } catch (MalformedInputException _) {
            return Optional.of(new Event.CancelAsked(Duration.ZERO));
        } catch (IOException e) {
            Log.warn("the cancel file cannot be read", "error", e.toString());
            return Optional.empty();
        }
    }
}
