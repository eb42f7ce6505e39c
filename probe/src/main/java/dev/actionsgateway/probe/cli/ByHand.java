package dev.actionsgateway.probe.cli;

import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.probe.lab.JobSource;
import dev.actionsgateway.probe.lab.SetbackException;
import dev.actionsgateway.probe.lab.Workflow;
import java.util.List;

/// Jobs that a person starts.
///
/// @param terminal where it asks for them
/// @param workflow which workflow it asks for
record ByHand(Terminal terminal, Workflow workflow) implements JobSource {
    @Override
    public List<RunRef> start(int jobs) {
        var question =
                "Start %s of %s, %d time(s), now; then press Enter."
                        .formatted(workflow.file(), workflow.repository(), jobs);
        if (terminal.ask(question).isEmpty()) {
            throw new SetbackException("nobody is there to start a workflow");
        }
        return List.of();
    }
}
