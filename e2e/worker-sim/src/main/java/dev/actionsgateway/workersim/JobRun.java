package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.workersim.Annotation.Level;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// One job, from its message to the word that GitHub has of it.
final class JobRun {
    private static final String OOM_SCORE = "PIPELINE_JOB_OOMSCOREADJ";
    private static final int DEFAULT_OOM_SCORE = 500;

    /// What the worker has found out before the job came.
    record Runner(WorkerHost host, RunnerRoot root, RunnerSettings settings, Masker masker) {}

    private final JobMessage job;
    private final Runner runner;
    private final Stop stop;
    private final Strikes strikes;
    private final Trace trace;
    private final Wire wire;
    private final Pauses pauses;
    private final JobState state;
    private final Reporting reporting;
    private final List<StepRecord> records = new ArrayList<>();

    JobRun(JobMessage job, Runner runner, Stop stop, Strikes strikes, Trace trace) {
        this.job = job;
        this.runner = runner;
        this.stop = stop;
        this.strikes = strikes;
        this.trace = trace;
        WorkerHost host = runner.host();
        this.wire =
                new Wire(
                        host,
                        new ProxyRules(host.environment()),
                        UserAgent.of(runner.settings(), runner.root(), host),
                        job.connection().token());
        this.pauses = new Pauses(host.times(), ThreadLocalRandom.current());
        this.state = new JobState(stop);
        this.reporting =
                new Reporting(runner.root(), job, host, runner.masker(), wire, pauses, trace);
    }

    /// @return the conclusion, after the run service has taken it
    /// @throws WorkerCrash if it has not
    TaskResult run() throws InterruptedException {
        var connectivity = new Connectivity(wire, job.connection().connectivityChecks(), trace);
        WorkerHost host = runner.host();
        RunnerFacts facts = RunnerFacts.of(runner.settings(), host, job);
        Workspace workspace =
                Workspace.of(host.root(), runner.settings().workFolder(), job.github("repository"));
        Contexts contexts = new Contexts(job, workspace, facts, state);
        String tracking = "github_" + UUID.randomUUID();
        setUp(facts, workspace, contexts)
                .ifPresent(defaults -> steps(workspace, contexts, defaults, tracking));
        Ending ending = complete(workspace, contexts, tracking);
        TaskResult conclusion = state.result();
        reporting.finish();
        tell(
                new Completion(
                        conclusion,
                        ending.outputs(),
                        records,
                        shutdownRemark(facts),
                        connectivity.telemetry(),
                        ending.environmentUrl()));
        return conclusion;
    }

    private Optional<ScriptRun.Defaults> setUp(
            RunnerFacts facts, Workspace workspace, Contexts contexts) throws InterruptedException {
        StepRecord record = own("Set up job", "setup_job");
        if (job.connection().address("GenerateIdTokenUrl").isPresent()) {
            reporting.awaitFirst(Duration.ofSeconds(1));
        }
        try (StepLog log = reporting.open(record)) {
            var setup = new JobSetup(job, runner.root(), runner.settings(), facts, workspace);
            try {
                var defaults = setup.run(contexts, state, log);
                finish(record, TaskResult.SUCCEEDED);
                return Optional.of(defaults);
            } catch (JobSetup.Failed e) {
                log.error(String.valueOf(e.getMessage()));
                state.fail();
                finish(record, TaskResult.FAILED);
                return Optional.empty();
            }
        }
    }

    private void steps(
            Workspace workspace, Contexts contexts, ScriptRun.Defaults defaults, String tracking) {
        WorkerHost host = runner.host();
        var process =
                new StepProcess(
                        stop,
                        host.times(),
                        host.variable(OOM_SCORE)
                                .filter(text -> text.matches("-?\\d{1,4}"))
                                .map(Integer::parseInt)
                                .orElse(DEFAULT_OOM_SCORE));
        var shared =
                new ScriptRun.Job(
                        workspace,
                        new StepEnvironment(host, job, tracking),
                        contexts,
                        state,
                        process,
                        runner.masker(),
                        defaults,
                        job.variables().truth("ACTIONS_STEP_DEBUG"),
                        strikes::atOutput);
        var each = new StepRunner(shared, reporting, stop, host.clock());
        List<StepSpec> specs = new ArrayList<>();
        Hooks.started(host).ifPresent(specs::add);
        specs.addAll(job.steps());
        Hooks.completed(host).ifPresent(specs::add);
        int first = records.size();
        specs.forEach(this::pending);
        try {
            for (int i = 0; i < specs.size(); i++) {
                each.run(specs.get(i), records.get(first + i));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is found out in the last step.
    private record Ending(Map<String, String> outputs, Optional<String> environmentUrl) {}

    private Ending complete(Workspace workspace, Contexts contexts, String tracking) {
        StepRecord record = own("Complete job", "complete_job");
        try (StepLog log = reporting.open(record)) {
            var end = new JobEnd(job, runner.masker(), log);
            Scope scope = contexts.scope("", state.environment(), Map.of());
            var ending = new Ending(end.outputs(scope, state), end.environmentUrl(scope));
            Orphans.end(tracking, log);
            finish(record, TaskResult.SUCCEEDED);
            return ending;
        } finally {
            try {
                workspace.clearTemp();
            } catch (IOException e) {
                trace.error("JobRunner", e);
            }
        }
    }

    private void tell(Completion completion) throws InterruptedException {
        strikes.beforeComplete();
        if (strikes.faults().has(Faults.Fault.NO_COMPLETE)) {
            return;
        }
        var service =
                new RunService(
                        wire, job.connection().runService(), pauses, runner.host().times(), trace);
        Optional<Wire.Answer> answer = service.complete(completion.json(job, strikes.faults()));
        if (strikes.faults().has(Faults.Fault.COMPLETE_TWICE)) {
            trace.info(
                    "Fault",
                    "completejob again: "
                            + service.complete(completion.json(job, strikes.faults()))
                                    .map(Wire.Answer::status));
        }
        if (answer.filter(RunService::isJobNotFound).isPresent()) {
            strikes.afterNotFound();
        }
        if (answer.filter(Wire.Answer::ok).isEmpty()) {
            throw new WorkerCrash(
                    "completejob was not taken: "
                            + answer.map(each -> "status " + each.status()).orElse("no answer"));
        }
    }

    private List<Annotation> shutdownRemark(RunnerFacts facts) {
        return stop
                .first()
                .filter(order -> order != Stop.Order.CANCEL)
                .map(order ->
                        order == Stop.Order.RUNNER_SHUTDOWN
                                ? "The runner has received a shutdown signal. This can happen"
                                        + " when the runner service is stopped, or a manually"
                                        + " started runner is canceled."
                                : "Operating system is shutting down for computer '"
                                        + facts.machine()
                                        + "'")
                .map(text -> Annotation.at(Level.FAILURE, text, 0))
                .stream()
                .toList();
    }

    /// A step of the worker itself, in progress from now on.
    private StepRecord own(String name, String action) {
        StepRecord record =
                new StepRecord(
                        UUID.randomUUID().toString(),
                        records.size() + 1,
                        name,
                        new StepRecord.Kind("runner", action));
        record.start(runner.host().clock().instant());
        records.add(record);
        reporting.changed(record);
        return record;
    }

    private void pending(StepSpec spec) {
        StepRecord record =
                new StepRecord(
                        spec.id(),
                        records.size() + 1,
                        runner.masker().mask(StepRunner.firstName(spec)),
                        StepRunner.kind(spec));
        records.add(record);
    }

    private void finish(StepRecord record, TaskResult result) {
        record.complete(result, runner.host().clock().instant());
        reporting.changed(record);
    }
}
