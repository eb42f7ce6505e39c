package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Runs the script of one step.
final class ScriptRun {
    private static final String CYAN = "\u001b[36;1m";
    private static final String PLAIN = "\u001b[0m";

    /// What all steps of the job share.
    ///
    /// @param defaults the job's `run: {shell, working-directory}`
    /// @param firstLine is told when a step's output begins
    record Job(
            Workspace workspace,
            StepEnvironment environment,
            Contexts contexts,
            JobState state,
            StepProcess process,
            Masker masker,
            Defaults defaults,
            boolean debug,
            Runnable firstLine) {}

    /// Empty where the job has none.
    record Defaults(Optional<String> shell, Optional<String> workingDirectory) {}

    /// What this step brings.
    ///
    /// @param env the `env` context
    /// @param goesOn whether it may go on although the job was cancelled
    record Step(
            String name,
            String action,
            Value.Obj inputs,
            Map<String, String> env,
            FileCommands files,
            Optional<Duration> limit,
            BooleanSupplier goesOn) {}

    private final Job job;
    private final Step step;
    private final StepLog log;
    private final StepOutputs outputs;

    ScriptRun(Job job, Step step, StepLog log, StepOutputs outputs) {
        this.job = job;
        this.step = step;
        this.log = log;
        this.outputs = outputs;
    }

    TaskResult run() throws InterruptedException {
        return switch (Shell.choose(shell(), job.environment().path(job.state()))) {
            case Shell.Choice.Unusable(var why) -> {
                log.error(why);
                yield TaskResult.FAILED;
            }
            case Shell.Choice.Found(var shell) -> run(shell);
        };
    }

    private TaskResult run(Shell shell) throws InterruptedException {
        String text = step.inputs().get("script").text();
        Path script = job.workspace().temp().resolve(UUID.randomUUID() + shell.extension());
        try {
            Files.writeString(script, shell.script(text));
        } catch (IOException e) {
            log.error("The script cannot be written: " + e.getMessage());
            return TaskResult.FAILED;
        }
        log.group("Run " + firstLine(text), header(shell, text));
        var commands = new OutputCommands(log, outputs, job.masker(), job.debug());
        var command =
                new StepProcess.Command(
                        shell.command(script),
                        directory(),
                        job.environment()
                                .of(
                                        job.state(),
                                        step.env(),
                                        job.contexts()
                                                .variables(step.action(), step.files().context())));
        StepProcess.End end =
                job.process()
                        .run(
                                command,
                                line -> {
                                    job.firstLine().run();
                                    commands.line(line);
                                },
                                step.goesOn(),
                                step.limit());
        return told(end);
    }

    private TaskResult told(StepProcess.End end) {
        return switch (end) {
            case StepProcess.End.Exited(var code) when code == 0 -> TaskResult.SUCCEEDED;
            case StepProcess.End.Exited(var code) -> {
                log.error("Process completed with exit code " + code + ".");
                yield TaskResult.FAILED;
            }
            case StepProcess.End.TimedOut() -> {
                log.error(
                        "The action '"
                                + step.name()
                                + "' has timed out after "
                                + minutes(step.limit().orElse(Duration.ZERO))
                                + " minutes.");
                yield TaskResult.FAILED;
            }
            case StepProcess.End.Stopped() -> {
                log.error("The operation was canceled.");
                yield TaskResult.CANCELED;
            }
            case StepProcess.End.NotStarted(var why) -> {
                log.error("An error occurred trying to start the script: " + why);
                yield TaskResult.FAILED;
            }
        };
    }

    private Optional<String> shell() {
        return input("shell").or(() -> job.defaults().shell());
    }

    private Path directory() {
        return job.workspace()
                .checkout()
                .resolve(
                        input("workingDirectory")
                                .or(() -> job.defaults().workingDirectory())
                                .orElse("."))
                .normalize();
    }

    private Optional<String> input(String name) {
        return Optional.of(step.inputs().get(name).text()).filter(text -> !text.isBlank());
    }

    private List<String> header(Shell shell, String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(CYAN + line + PLAIN));
        lines.add("shell: " + shell.program() + " " + shell.arguments());
        if (!step.env().isEmpty()) {
            lines.add("env:");
            step.env().forEach((name, value) -> lines.add("  " + name + ": " + value));
        }
        return lines;
    }

    static String firstLine(String script) {
        return script.strip().lines().findFirst().orElse("").strip();
    }

    private static String minutes(Duration limit) {
        double minutes = limit.toMillis() / 60_000.0;
        return minutes == Math.rint(minutes)
                ? Long.toString((long) minutes)
                : Double.toString(minutes);
    }
}
