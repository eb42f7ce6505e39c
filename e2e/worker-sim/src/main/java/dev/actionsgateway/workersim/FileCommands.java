package dev.actionsgateway.workersim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// The five files that a step writes to, to have its say.
///
/// @param env variables for the steps after it
/// @param path folders for `PATH`
/// @param output the step's outputs
/// @param state kept for an action's post step; a script has none
/// @param summary text for the job's page
record FileCommands(Path env, Path path, Path output, Path state, Path summary) {
    private static final long LARGEST_SUMMARY = 1024 * 1024;

    static FileCommands create(Path folder) throws IOException {
        String id = UUID.randomUUID().toString();
        var files =
                new FileCommands(
                        folder.resolve("set_env_" + id),
                        folder.resolve("add_path_" + id),
                        folder.resolve("set_output_" + id),
                        folder.resolve("save_state_" + id),
                        folder.resolve("step_summary_" + id));
        Files.createDirectories(folder);
        for (String each : files.context().values()) {
            Files.createFile(Path.of(each));
        }
        return files;
    }

    /// The names of the files in the `github` context.
    Map<String, String> context() {
        SequencedMap<String, String> context = new LinkedHashMap<>();
        context.put("env", env.toString());
        context.put("path", path.toString());
        context.put("output", output.toString());
        context.put("state", state.toString());
        context.put("step_summary", summary.toString());
        return context;
    }

    /// Takes over what the step has written.
    void apply(JobState job, StepOutputs outputs, StepLog log) {
        obey("env", log, outputs, () -> applyEnv(job));
        obey("path", log, outputs, () -> Files.readString(path).lines().forEach(job::addPath));
        obey(
                "output",
                log,
                outputs,
                () -> KeyValues.parse(Files.readString(output)).forEach(outputs::set));
        obey("state", log, outputs, () -> KeyValues.parse(Files.readString(state)));
    }

    /// The summary with its secrets masked, if there is one that may be uploaded.
    Optional<Path> maskedSummary(Masker masker, StepLog log) {
        try {
            long size = Files.size(summary);
            if (size > LARGEST_SUMMARY) {
                log.error(
                        "$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k,"
                                + " got "
                                + size / 1024
                                + "k.");
            }
            if (size == 0 || size > LARGEST_SUMMARY) {
                return Optional.empty();
            }
            Path masked = summary.resolveSibling(summary.getFileName() + "-scrubbed");
            Files.writeString(masked, masker.mask(Files.readString(summary)));
            return Optional.of(masked);
        } catch (IOException e) {
            log.error("The step's summary cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void applyEnv(JobState job) throws IOException, KeyValues.Malformed {
        var values = KeyValues.parse(Files.readString(env));
        if (values.keySet().stream().anyMatch("NODE_OPTIONS"::equalsIgnoreCase)) {
            throw new KeyValues.Malformed(
                    "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
        }
        values.forEach(job::setEnvironment);
    }

    @FunctionalInterface
    private interface Obeying {
        void run() throws IOException, KeyValues.Malformed;
    }

    private static void obey(String name, StepLog log, StepOutputs outputs, Obeying obeying) {
        try {
            obeying.run();
        } catch (IOException | KeyValues.Malformed e) {
            log.error("Unable to process file command '" + name + "' successfully.");
            log.error(String.valueOf(e.getMessage()));
            outputs.refuse();
        }
    }
}
