package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.Status;
import dev.actionsgateway.expressions.Value;
import dev.actionsgateway.workflows.InstanceState.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What follows from the jobs that have ended: which jobs are planned, skipped, let go.
final class Settling {

    private final WorkflowRun run;
    private final Map<String, JobState> states;

    Settling(WorkflowRun run) {
        this.run = run;
        this.states = new LinkedHashMap<>(run.jobs());
    }

    /// The states when nothing more follows.
    Map<String, JobState> states() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Job job : run.workflow().jobs().values()) {
                if (state(job.id()) instanceof JobState.Waiting && needsEnded(job)) {
                    states.put(job.id(), planned(job));
                    moved = true;
                }
            }
        }
        states.replaceAll((_, state) -> released(state));
        return states;
    }

    /// Whether a job that has begun goes on although the run is cancelled.
    boolean holdsStill(String id) {
        Job job = run.workflow().jobs().get(id);
        try {
            return job != null && planner(job).holds(status(job));
        } catch (ExpressionException e) {
            return false;
        }
    }

    private boolean needsEnded(Job job) {
        return job.needs().stream().allMatch(need -> state(need).conclusion().isPresent());
    }

    private JobState planned(Job job) {
        return switch (planner(job).plan(status(job))) {
            case JobPlan.Skip() -> new JobState.Skipped();
            case JobPlan.Fail(var why) -> new JobState.Broken(why);
            case JobPlan.Run(var instances, var failFast, var parallel) ->
                    new JobState.Expanded(
                            instances.stream().map(InstanceState::held).toList(),
                            failFast,
                            parallel);
        };
    }

    private Planner planner(Job job) {
        return new Planner(job, run.context(), needs(job));
    }

    /// All jobs before it count, not only those that it names.
    private Status status(Job job) {
        Set<String> before = Ancestors.of(job.id(), run.workflow().jobs());
        List<Optional<Conclusion>> ends =
                before.stream().map(id -> state(id).conclusion()).toList();
        boolean success =
                ends.stream().allMatch(end -> end.equals(Optional.of(Conclusion.SUCCESS)));
        boolean failure = ends.contains(Optional.of(Conclusion.FAILURE));
        return new Status(success && !run.cancelled(), failure, run.cancelled());
    }

    private Value.Obj needs(Job job) {
        SequencedMap<String, Value> needs = new LinkedHashMap<>();
        for (String need : job.needs()) {
            JobState state = state(need);
            String result = state.conclusion().map(Conclusion::spelled).orElse("");
            SequencedMap<String, Value> fields = new LinkedHashMap<>();
            fields.put("result", Value.of(result));
            fields.put("outputs", Value.texts(outputs(state)));
            needs.put(need, new Value.Obj(fields));
        }
        return new Value.Obj(needs);
    }

    /// Of many instances the last that says something wins, in the order of the matrix.
    private static Map<String, String> outputs(JobState state) {
        SequencedMap<String, String> outputs = new LinkedHashMap<>();
        if (state instanceof JobState.Expanded(var instances, _, _)) {
            for (InstanceState each : instances) {
                each.outputs()
                        .forEach((name, value) -> {
                            if (!value.isEmpty() || !outputs.containsKey(name)) {
                                outputs.put(name, value);
                            }
                        });
            }
        }
        return outputs;
    }

    /// Lets as many of the held instances go as may run beside those that have gone.
    private static JobState released(JobState state) {
        if (!(state instanceof JobState.Expanded(var instances, var failFast, var parallel))) {
            return state;
        }
        long gone =
                instances.stream()
                        .filter(each ->
                                each.phase() == Phase.QUEUED || each.phase() == Phase.RUNNING)
                        .count();
        List<InstanceState> released = new ArrayList<>();
        for (InstanceState each : instances) {
            boolean goes = each.phase() == Phase.HELD && gone < parallel;
            gone += goes ? 1 : 0;
            released.add(goes ? each.to(Phase.QUEUED) : each);
        }
        return new JobState.Expanded(released, failFast, parallel);
    }

    private JobState state(String id) {
        return states.getOrDefault(id, new JobState.Waiting());
    }
}
