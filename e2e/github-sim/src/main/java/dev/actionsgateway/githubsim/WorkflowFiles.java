package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.control.Controls;
import dev.actionsgateway.githubsim.core.World;

/// The workflow files of the repositories, and the runs that are started of them.
final class WorkflowFiles implements Controls.Workflows {
    WorkflowFiles(World world) {}

    @Override
    public void put(String owner, String repository, String path, String text) {}

    @Override
    public Outcome dispatch(Request request) {
        return new Outcome.NoSuchWorkflow();
    }
}
