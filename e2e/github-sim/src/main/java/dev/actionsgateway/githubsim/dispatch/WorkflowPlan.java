package dev.actionsgateway.githubsim.dispatch;

import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.JobSpec;
import dev.actionsgateway.githubsim.core.RunPlan;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.workflows.InstanceId;
import dev.actionsgateway.workflows.InstanceState;
import dev.actionsgateway.workflows.JobInstance;
import dev.actionsgateway.workflows.JobResult;
import dev.actionsgateway.workflows.JobState;
import dev.actionsgateway.workflows.Rerun;
import dev.actionsgateway.workflows.RunContext;
import dev.actionsgateway.workflows.Workflow;
import dev.actionsgateway.workflows.WorkflowRun;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A plan that a workflow run, as a value, dictates: after each event it says what has become
/// ready, what is to be stopped, and whether all is done.
final class WorkflowPlan implements RunPlan {
    private static final JobSpec.Message NEVER_SENT =
            _ -> {
                throw new IllegalStateException("a job without a runner has no message");
            };

    private final Map<String, String> secrets;
    private final Map<String, InstanceId> ids = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final int fanOut;
    private WorkflowRun run;

    private WorkflowPlan(WorkflowRun run, Map<String, String> secrets, int fanOut) {
        this.fanOut = fanOut;
        this.run = run;
        this.secrets = secrets;
    }

    /// @param fanOut to how many sessions each job is delivered at once
    static WorkflowPlan begin(
            Workflow workflow, RunContext context, Map<String, String> secrets, int fanOut) {
        return new WorkflowPlan(WorkflowRun.begin(workflow, context), secrets, fanOut);
    }

    @Override
    public List<Step> begin() {
        if (run.attempt() > 1) {
            keptFromBefore();
        }
        return steps();
    }

    /// What a former attempt has settled is not shown again.
    private void keptFromBefore() {
        run.jobs()
                .forEach((job, state) -> {
                    if (state.conclusion().isPresent()) {
                        told.add(job);
                    }
                });
        run.instances().stream()
                .filter(InstanceState::done)
                .forEach(state -> told.add(key(state.instance())));
    }

    @Override
    public void started(String key) {
        var id = ids.get(key);
        if (id != null) {
            run = run.started(id);
        }
    }

    @Override
    public List<Step> ended(String key, Conclusion conclusion, JsonObject outputs) {
        open.remove(key);
        var id = ids.get(key);
        if (id != null) {
            run = run.finished(id, new JobResult(conclusion(conclusion), values(outputs)));
        }
        return steps();
    }

    @Override
    public List<Step> cancelled() {
        run = run.cancel();
        return steps();
    }

    @Override
    public RunPlan again(Again which) {
        var wanted =
                switch (which) {
                    case ALL -> new Rerun.Which.All();
                    case FAILED -> new Rerun.Which.Failed();
                };
        var next =
                switch (run.rerun(wanted)) {
                    case Rerun.Accepted(var accepted) -> accepted;
                    case Rerun.Refused _ ->
                            switch (run.rerun(new Rerun.Which.All())) {
                                case Rerun.Accepted(var accepted) -> accepted;
                                case Rerun.Refused(var why) -> throw new IllegalStateException(why);
                            };
                };
        return new WorkflowPlan(next, secrets, fanOut);
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        run.jobs().forEach((job, state) -> settle(job, state, steps));
        for (var state : run.instances()) {
            var key = key(state.instance());
            if ((state.done() && open.contains(key)) || state.cancelling()) {
                steps.add(new Cancel(key));
            } else if (state.done() && told.add(key)) {
                steps.add(new Settle(spec(state.instance()), ended(state)));
            }
        }
        for (var instance : run.ready()) {
            var key = key(instance);
            if (told.add(key)) {
                ids.put(key, instance.id());
                open.add(key);
                steps.add(new Queue(spec(instance)));
            }
        }
        if (open.isEmpty()) {
            run.conclusion().ifPresent(end -> steps.add(new Conclude(conclusion(end))));
        }
        return List.copyOf(steps);
    }

    /// A job that never gets an instance is shown as one that has ended.
    private void settle(String job, JobState state, List<Step> steps) {
        switch (state) {
            case JobState.Skipped() -> {
                if (told.add(job)) {
                    steps.add(new Settle(placeholder(job, job), Conclusion.SKIPPED));
                }
            }
            case JobState.Broken(var why) -> {
                if (told.add(job)) {
                    steps.add(new Settle(placeholder(job, job + ": " + why), Conclusion.FAILURE));
                }
            }
            case JobState.Waiting() -> {}
            case JobState.Expanded _ -> {}
        }
    }

    private JobSpec placeholder(String job, String name) {
        return new JobSpec(
                job,
                new JobSpec.Place(job, needs(job)),
                name,
                List.of("none"),
                Optional.empty(),
                1,
                Duration.ofHours(6),
                JobSpec.Claim.POSSIBLE,
                NEVER_SENT);
    }

    private JobSpec spec(JobInstance instance) {
        var job = instance.id().job();
        return new JobSpec(
                key(instance),
                new JobSpec.Place(job, needs(job)),
                instance.name(),
                instance.settings().runsOn().labels(),
                instance.settings().runsOn().group(),
                fanOut,
                instance.settings().timeout(),
                JobSpec.Claim.POSSIBLE,
                new WorkflowMessage(run, instance, secrets));
    }

    private List<String> needs(String job) {
        return run.workflow().job(job).map(found -> found.needs()).orElse(List.of());
    }

    private static String key(JobInstance instance) {
        return instance.id().toString();
    }

    private static Conclusion ended(InstanceState state) {
        return state.conclusion().map(WorkflowPlan::conclusion).orElse(Conclusion.CANCELLED);
    }

    private static Map<String, String> values(JsonObject outputs) {
        var fields = new Fields(outputs);
        var values = new HashMap<String, String>();
        for (var name : outputs.keySet()) {
            var inner = fields.fields(name).text("value");
            values.put(name, inner.or(() -> fields.text(name)).orElse(""));
        }
        return values;
    }

    private static Conclusion conclusion(dev.actionsgateway.workflows.Conclusion end) {
        return switch (end) {
            case SUCCESS -> Conclusion.SUCCESS;
            case FAILURE -> Conclusion.FAILURE;
            case CANCELLED -> Conclusion.CANCELLED;
            case SKIPPED -> Conclusion.SKIPPED;
        };
    }

    private static dev.actionsgateway.workflows.Conclusion conclusion(Conclusion end) {
        return switch (end) {
            case SUCCESS -> dev.actionsgateway.workflows.Conclusion.SUCCESS;
            case FAILURE, TIMED_OUT -> dev.actionsgateway.workflows.Conclusion.FAILURE;
            case CANCELLED -> dev.actionsgateway.workflows.Conclusion.CANCELLED;
            case SKIPPED -> dev.actionsgateway.workflows.Conclusion.SKIPPED;
        };
    }
}
