package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Makes a runner's home of an empty folder, for tests: `bin/Runner.Worker` and a `.runner`.
public final class Installation {
    private static final String LAUNCHER = "Runner.Worker";

    private Installation() {}

    /// Writes the launcher and the settings.
    ///
    /// @param classPath what the worker's JVM runs on; as a rule `java.class.path` of the test
    /// @param javaHome the JDK or runtime
    /// @return the launcher
    public static Path into(Path root, String classPath, Path javaHome) throws IOException {
        Path bin = root.resolve("bin");
        Path home = Files.createDirectories(bin.resolve("worker-sim"));
        Files.writeString(
                home.resolve("settings"),
                "class_path='" + classPath + "'\njava='" + javaHome.resolve("bin/java") + "'\n");
        Files.writeString(
                root.resolve(".runner"), "{\"workFolder\":\"_work\",\"agentName\":\"stand-in\"}");
        Path launcher = bin.resolve(LAUNCHER);
        Files.writeString(launcher, launcher());
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return launcher;
    }

    private static String launcher() throws IOException {
        try (InputStream in = Installation.class.getResourceAsStream(LAUNCHER)) {
            if (in == null) {
                throw new IOException("the launcher is missing in the jar");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
