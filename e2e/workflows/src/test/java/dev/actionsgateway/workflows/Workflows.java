package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Value;
import java.util.List;
import java.util.Map;

/// Workflows of tests, and what a run of them knows.
final class Workflows {

    static final String PATH = ".github/workflows/ci.yml";

    static final RunContext CONTEXT =
            new RunContext(
                    Value.texts(
                            Map.of(
                                    "ref", "refs/heads/main",
                                    "event_name", "push",
                                    "run_id", "26000000001")),
                    Value.texts(Map.of("POOL", "linux-small")),
                    Value.none());

    private Workflows() {}

    static Workflow workflow(String text) {
        return switch (WorkflowFile.read(PATH, text)) {
            case Workflow workflow -> workflow;
            case WorkflowFile.Problems(var problems) -> throw new AssertionError(problems);
        };
    }

    static List<String> problems(String text) {
        return switch (WorkflowFile.read(PATH, text)) {
            case Workflow workflow -> throw new AssertionError(workflow);
            case WorkflowFile.Problems(var problems) ->
                    problems.stream().map(Problem::toString).toList();
        };
    }

    static WorkflowRun begin(String text) {
        return WorkflowRun.begin(workflow(text), CONTEXT);
    }

    /// A workflow with this text as its jobs, indented by two.
    static String jobs(String jobs) {
        return "on: push\njobs:\n" + jobs.indent(2);
    }
}
