package dev.actionsgateway.workflows;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What became of the wish to run again.
public sealed interface Rerun {

    /// What is to be run again.
    sealed interface Which {

        /// Every job.
        record All() implements Which {}

        /// What failed or was cancelled, and all that comes after it.
        record Failed() implements Which {}

        /// One instance, and all that comes after its job.
        record One(InstanceId id) implements Which {}
    }

    /// The next attempt.
    record Accepted(WorkflowRun run) implements Rerun {}

    /// It cannot be, and why.
    record Refused(String why) implements Rerun {}

    /// Decides it.
    static Rerun of(WorkflowRun run, Which which) {
        if (run.conclusion().isEmpty()) {
            return new Refused("This workflow run is still going on");
        }
        Map<String, JobState> kept = new LinkedHashMap<>();
        Set<String> again = new HashSet<>();
        run.jobs()
                .forEach((id, state) -> {
                    JobState next = reset(state, id, which);
                    kept.put(id, next);
                    if (next.conclusion().isEmpty()) {
                        again.add(id);
                    }
                });
        if (again.isEmpty()) {
            return new Refused("This workflow run has nothing that could be run again");
        }
        for (String id : run.jobs().keySet()) {
            Set<String> before = Ancestors.of(id, run.workflow().jobs());
            if (before.stream().anyMatch(again::contains)) {
                kept.put(id, new JobState.Waiting());
            }
        }
        return new Accepted(run.next(kept));
    }

    private static JobState reset(JobState state, String id, Which which) {
        return switch (which) {
            case Which.All() -> new JobState.Waiting();
            case Which.Failed() -> failedOnly(state);
            case Which.One(var wanted) ->
                    wanted.job().equals(id) && state instanceof JobState.Expanded expanded
                            ? again(expanded, each -> each.instance().id().equals(wanted))
                            : state;
        };
    }

    private static JobState failedOnly(JobState state) {
        return switch (state) {
            case JobState.Broken _ -> new JobState.Waiting();
            case JobState.Waiting _, JobState.Skipped _ -> state;
            case JobState.Expanded expanded -> again(expanded, Rerun::failed);
        };
    }

    private static boolean failed(InstanceState each) {
        return each.conclusion().filter(Conclusion.SUCCESS::equals).isEmpty();
    }

    private static JobState again(JobState.Expanded job, Predicate<InstanceState> which) {
        List<InstanceState> instances =
                job.instances().stream()
                        .map(each -> which.test(each) ? InstanceState.held(each.instance()) : each)
                        .toList();
        return new JobState.Expanded(instances, job.failFast(), job.maxParallel());
    }
}
