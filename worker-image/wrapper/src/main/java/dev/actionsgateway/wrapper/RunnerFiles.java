package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The files in the runner's root that the worker reads.
final class RunnerFiles {
    private static final String SETTINGS = ".runner";
    private static final String SETUP_INFO = ".setup_info";

    private RunnerFiles() {}

    /// Writes both, unless the root is read-only: then its own `.runner` must do.
    static void write(Settings settings) throws IOException {
        Path runner = settings.home().resolve(SETTINGS);
        if (!Files.isWritable(settings.home())) {
            if (!Files.isReadable(runner)) {
                throw new IOException(
                        settings.home() + " is read-only and has no " + SETTINGS + " of its own");
            }
            Log.warn("the runner's home is read-only: its own .runner is used");
            return;
        }
        replace(runner, runnerJson(settings.runner()));
        if (!settings.pod().isEmpty()) {
            Path info = settings.home().resolve(SETUP_INFO);
            replace(
                    info,
                    setupInfo(settings.pod(), Files.exists(info) ? Files.readString(info) : ""));
        }
    }

    static String runnerJson(Map<String, String> runner) {
        Map<String, Object> members = new LinkedHashMap<>(runner);
        members.computeIfPresent("agentId", (_, id) -> Long.parseLong(id.toString()));
        members.put("useV2Flow", true);
        members.put("disableUpdate", true);
        members.put("ephemeral", true);
        return JsonText.object(members);
    }

    /// A group of the step "Set up job", before those that the image has.
    static String setupInfo(Map<String, String> pod, String existing) {
        String detail =
                pod.entrySet().stream()
                        .map(fact -> title(fact.getKey()) + ": " + fact.getValue())
                        .collect(Collectors.joining("\n"));
        Map<String, String> group = new LinkedHashMap<>();
        group.put("Group", "Worker pod");
        group.put("Detail", detail);
        String others = existing.strip();
        boolean list = others.startsWith("[") && others.endsWith("]") && others.length() > 2;
        return "["
                + JsonText.object(group)
                + (list ? "," + others.substring(1, others.length() - 1) : "")
                + "]";
    }

    private static String title(String name) {
        String words = name.replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    /// Beside it first, so that nobody reads half of it; a file that another user owns is replaced
    /// as well.
    private static void replace(Path file, String text) throws IOException {
        Path beside =
                Files.createTempFile(
                        file.resolveSibling(""),
                        file.getFileName().toString(),
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
