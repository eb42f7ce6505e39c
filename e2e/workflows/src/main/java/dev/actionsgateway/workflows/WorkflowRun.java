package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.Templates;
import dev.actionsgateway.workflows.ConcurrencyRule.Concurrency;
import dev.actionsgateway.workflows.InstanceState.Phase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One run of a workflow, as a value: every event makes another one.
///
/// ```
/// begin ─► ready() ─► started(id) ─► finished(id, result) ─► ready() … ─► conclusion()
///                 cancel() ─► toCancel()          rerun(…) ─► the next attempt
/// ```
///
/// It knows neither clock nor network. Whoever holds it hands `ready()` to runners, tells it what
/// they reported, and stops those in `toCancel()`.
public final class WorkflowRun {

    private final Workflow workflow;
    private final RunContext context;
    private final int attempt;
    private final boolean cancelled;
    private final Map<String, JobState> states;

    private WorkflowRun(
            Workflow workflow,
            RunContext context,
            int attempt,
            boolean cancelled,
            Map<String, JobState> states) {
        this.workflow = workflow;
        this.context = context;
        this.attempt = attempt;
        this.cancelled = cancelled;
        this.states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /// The first attempt; the jobs without needs are ready, or skipped, at once.
    public static WorkflowRun begin(Workflow workflow, RunContext context) {
        Map<String, JobState> states = new LinkedHashMap<>();
        workflow.jobs().keySet().forEach(id -> states.put(id, new JobState.Waiting()));
        return new WorkflowRun(workflow, context.attempt(1), 1, false, states).settled();
    }

    public Workflow workflow() {
        return workflow;
    }

    /// What the run knows; `github.run_attempt` in it is of this attempt.
    public RunContext context() {
        return context;
    }

    /// From 1.
    public int attempt() {
        return attempt;
    }

    /// The state of each job by its key, in the order of the file.
    public Map<String, JobState> jobs() {
        return states;
    }

    /// The state of one job.
    public Optional<JobState> job(String id) {
        return Optional.ofNullable(states.get(id));
    }

    /// The title of the run: `run-name`, worked out; nothing where none is written or it has no
    /// result.
    public Optional<String> title() {
        try {
            return workflow.runName()
                    .map(token -> Templates.evaluateText(token, context.scope()))
                    .filter(text -> !text.isBlank());
        } catch (ExpressionException e) {
            return Optional.empty();
        }
    }

    /// The group that the run is in.
    ///
    /// @throws ExpressionException if its name has no result
    public Optional<Concurrency> concurrency() {
        return workflow.concurrency().map(rule -> rule.resolve(context.scope()));
    }

    /// All instances that exist, in the order of the file.
    public List<InstanceState> instances() {
        return stream().toList();
    }

    /// The instances that a runner may take now.
    public List<JobInstance> ready() {
        return stream()
                .filter(each -> each.phase() == Phase.QUEUED)
                .map(InstanceState::instance)
                .toList();
    }

    /// The instances that run and are to be stopped.
    public List<JobInstance> toCancel() {
        return stream()
                .filter(each -> each.phase() == Phase.RUNNING && each.cancelling())
                .map(InstanceState::instance)
                .toList();
    }

    public Optional<InstanceState> instance(InstanceId id) {
        return stream().filter(each -> each.instance().id().equals(id)).findFirst();
    }

    /// A runner has taken the instance. For one that is not queued nothing changes.
    public WorkflowRun started(InstanceId id) {
        return change(id, each -> each.phase() == Phase.QUEUED ? each.to(Phase.RUNNING) : each);
    }

    /// The instance has ended, and what follows from it. For one that is done nothing changes.
    public WorkflowRun finished(InstanceId id, JobResult result) {
        if (instance(id).map(InstanceState::done).orElse(true)) {
            return this;
        }
        WorkflowRun changed = change(id, each -> each.ended(result));
        JobState job = changed.states.getOrDefault(id.job(), new JobState.Waiting());
        boolean failed =
                changed.instance(id)
                        .map(InstanceState::weighed)
                        .equals(Optional.of(Conclusion.FAILURE));
        if (failed && job instanceof JobState.Expanded(_, var failFast, _) && failFast) {
            changed = changed.changeAll(id.job(), InstanceState::cancelled);
        }
        return changed.settled();
    }

    /// Somebody cancels the run: every job whose `if` does not ask for cancelled runs is cancelled.
    public WorkflowRun cancel() {
        if (conclusion().isPresent()) {
            return this;
        }
        WorkflowRun changed = new WorkflowRun(workflow, context, attempt, true, states);
        for (String id : states.keySet()) {
            if (!new Settling(changed).holdsStill(id)) {
                changed = changed.changeAll(id, InstanceState::cancelled);
            }
        }
        return changed.settled();
    }

    /// Whether the run was cancelled in this attempt.
    public boolean cancelled() {
        return cancelled;
    }

    /// How the run ended; nothing while a job has not.
    ///
    /// A run that was cancelled in time to stop a job is cancelled, even if another one failed.
    public Optional<Conclusion> conclusion() {
        List<Conclusion> all =
                states.values().stream().flatMap(state -> state.conclusion().stream()).toList();
        if (all.size() < states.size()) {
            return Optional.empty();
        }
        boolean stopped = all.contains(Conclusion.CANCELLED) || all.contains(Conclusion.SKIPPED);
        return Optional.of(cancelled && stopped ? Conclusion.CANCELLED : Conclusion.of(all));
    }

    /// The next attempt, once this one has ended.
    public Rerun rerun(Rerun.Which which) {
        return Rerun.of(this, which);
    }

    WorkflowRun next(Map<String, JobState> kept) {
        return new WorkflowRun(workflow, context.attempt(attempt + 1), attempt + 1, false, kept)
                .settled();
    }

    private WorkflowRun settled() {
        return with(new Settling(this).states());
    }

    private WorkflowRun with(Map<String, JobState> changed) {
        return new WorkflowRun(workflow, context, attempt, cancelled, changed);
    }

    private WorkflowRun change(InstanceId id, UnaryOperator<InstanceState> change) {
        return changeAll(
                id.job(), each -> each.instance().id().equals(id) ? change.apply(each) : each);
    }

    private WorkflowRun changeAll(String job, UnaryOperator<InstanceState> change) {
        if (!(states.get(job) instanceof JobState.Expanded(var all, var failFast, var parallel))) {
            return this;
        }
        Map<String, JobState> changed = new LinkedHashMap<>(states);
        changed.put(
                job, new JobState.Expanded(all.stream().map(change).toList(), failFast, parallel));
        return with(changed);
    }

    private Stream<InstanceState> stream() {
        return states.values().stream()
                .flatMap(state ->
                        state instanceof JobState.Expanded(var instances, _, _)
                                ? instances.stream()
                                : Stream.empty());
    }
}
