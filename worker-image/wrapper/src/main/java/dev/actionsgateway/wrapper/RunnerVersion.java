package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which release of the runner the image holds. The gateway names one to GitHub, and compares.
final class RunnerVersion {
    static final String UNKNOWN = "unknown";

    private static final long LONGEST = 4 * 1024 * 1024;
    private static final Pattern LISTENER = Pattern.compile("\"Runner\\.Listener/([0-9.]{3,20})\"");

    private RunnerVersion() {}

    /// Reads it from what .NET writes beside the program.
    static String of(Path home) {
        Path file = home.resolve("bin/Runner.Listener.deps.json");
        try {
            if (!Files.isReadable(file) || Files.size(file) > LONGEST) {
                return UNKNOWN;
            }
            Matcher found = LISTENER.matcher(Files.readString(file));
            return found.find() ? found.group(1) : UNKNOWN;
        } catch (IOException _) {
            return UNKNOWN;
        }
    }
}
