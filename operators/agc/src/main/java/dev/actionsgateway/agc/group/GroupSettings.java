package dev.actionsgateway.agc.group;

import java.util.List;

/// What a RunnerGroup asks of its seats: the resolved part of its spec. Workers and their template
/// are the affair of [dev.actionsgateway.agc.job.Workers].
///
/// @param name the RunnerGroup's name
/// @param identity hash of cluster, namespace and the group's uid: part of every runner's name
/// @param labels what jobs ask for
/// @param runnerGroup the runner group at GitHub; blank for the default one
/// @param maxListeners how many seats at most
/// @param standby how many further seats stay online when idle
/// @param maxWorkers how many jobs at most; 0 pauses
/// @param runnerVersion of the runner in the workers' image
public record GroupSettings(
        String name,
        String identity,
        List<String> labels,
        String runnerGroup,
        int maxListeners,
        int standby,
        int maxWorkers,
        String runnerVersion) {
    /// Copies the labels.
    public GroupSettings {
        labels = List.copyOf(labels);
    }
}
