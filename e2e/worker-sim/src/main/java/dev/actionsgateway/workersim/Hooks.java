package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.TemplateToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Scripts of the runner's owner before and after the job's own steps.
final class Hooks {
    private Hooks() {}

    static Optional<StepSpec> started(WorkerHost host) {
        return step(host, "ACTIONS_RUNNER_HOOK_JOB_STARTED", "Set up runner");
    }

    static Optional<StepSpec> completed(WorkerHost host) {
        return step(host, "ACTIONS_RUNNER_HOOK_JOB_COMPLETED", "Complete runner");
    }

    private static Optional<StepSpec> step(WorkerHost host, String variable, String name) {
        return host.variable(variable)
                .map(path ->
                        new StepSpec(
                                UUID.randomUUID().toString(),
                                "",
                                new StepSpec.Reference.Script(),
                                "always()",
                                new StepSpec.Tokens(
                                        Optional.of(TemplateToken.text(name)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(script(path)))));
    }

    private static TemplateToken script(String path) {
        String quoted = "'" + path.replace("'", "'\\''") + "'";
        String program = path.endsWith(".js") ? "node" : path.endsWith(".ps1") ? "pwsh" : "bash -e";
        return TemplateToken.mapping(
                List.of(
                        new TemplateToken.Entry(
                                TemplateToken.text("script"),
                                TemplateToken.text(program + " " + quoted))));
    }
}
