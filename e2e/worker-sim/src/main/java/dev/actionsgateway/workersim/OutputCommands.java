package dev.actionsgateway.workersim;

import dev.actionsgateway.workersim.Annotation.Level;
import java.util.Optional;

/// Obeys the commands among the lines of a step's output, and logs the other lines.
final class OutputCommands {
    private final StepLog log;
    private final StepOutputs outputs;
    private final Masker masker;
    private final boolean debug;
    // Both are touched by the thread that reads the step's output only.
    private Optional<String> resume = Optional.empty();
    private boolean echo;

    OutputCommands(StepLog log, StepOutputs outputs, Masker masker, boolean debug) {
        this.log = log;
        this.outputs = outputs;
        this.masker = masker;
        this.debug = debug;
        this.echo = debug;
    }

    void line(String line) {
        Optional<WorkflowCommand> command = WorkflowCommand.parse(line);
        if (resume.isPresent()) {
            if (command.isPresent() && command.get().name().equals(resume.get())) {
                resume = Optional.empty();
            }
            log.write(line);
        } else if (command.isEmpty() || !obey(command.get(), line)) {
            log.write(line);
        }
    }

    /// @return whether there is such a command
    private boolean obey(WorkflowCommand command, String line) {
        switch (command.name()) {
            case "error" -> log.remark(Level.FAILURE, command);
            case "warning" -> log.remark(Level.WARNING, command);
            case "notice" -> log.remark(Level.NOTICE, command);
            case "debug" -> {
                if (debug) {
                    log.write("##[debug]" + command.data());
                }
            }
            case "group" -> log.write("##[group]" + command.data());
            case "endgroup" -> log.write("##[endgroup]" + command.data());
            case "add-mask" -> addMask(command);
            case "stop-commands" -> stopCommands(command, line);
            case "echo" -> echo = command.data().strip().equalsIgnoreCase("on");
            case "set-output" -> deprecated(command, line);
            case "save-state" -> echoed(line);
            case "set-env", "add-path" -> refuse(command);
            case "add-matcher", "remove-matcher", "internal-set-repo-path" -> echoed(line);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addMask(WorkflowCommand command) {
        if (command.data().isBlank()) {
            log.remark(
                    Level.WARNING,
                    "Can't add secret mask for empty string in ##[add-mask] command.");
        } else {
            masker.add(command.data());
        }
    }

    private void stopCommands(WorkflowCommand command, String line) {
        if (command.data().isBlank()) {
            log.error("Unable to process command '" + line.strip() + "' successfully.");
            outputs.refuse();
        } else {
            resume = Optional.of(command.data());
            log.write(line);
        }
    }

    private void deprecated(WorkflowCommand command, String line) {
        log.remark(
                Level.WARNING,
                "The `set-output` command is deprecated: write to the file that GITHUB_OUTPUT names.");
        command.property("name").ifPresent(name -> outputs.set(name, command.data()));
        echoed(line);
    }

    private void refuse(WorkflowCommand command) {
        log.error("Unable to process command '" + command.name() + "' successfully.");
        log.error(
                "The `"
                        + command.name()
                        + "` command is disabled: write to the file that GITHUB_ENV or GITHUB_PATH"
                        + " names.");
        outputs.refuse();
    }

    private void echoed(String line) {
        if (echo) {
            log.write(line);
        }
    }
}
