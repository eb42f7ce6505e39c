package dev.actionsgateway.github.runs;

import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Content;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Acts on workflow runs (docs/design/wire-protocol.md §10). Nothing here is tried twice but
/// looking.
public final class WorkflowRuns {
    private final Installation rest;
    private final URI api;

    /// The runs below this REST base.
    public WorkflowRuns(Installation rest, URI api) {
        this.rest = rest;
        this.api = api;
    }

    /// Runs the failed and cancelled jobs of a run again. GitHub also does so for a run that a
    /// person cancelled: look first.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public RunAction rerunFailed(RunRef run, Deadline deadline) throws InterruptedException {
        return act(run, "rerun-failed-jobs", deadline);
    }

    /// Asks the runners to stop. Where nobody runs the job, that takes minutes.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public RunAction cancel(RunRef run, Deadline deadline) throws InterruptedException {
        return act(run, "cancel", deadline);
    }

    /// Ends the whole run within about a second, all its jobs with it.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public RunAction forceCancel(RunRef run, Deadline deadline) throws InterruptedException {
        return act(run, "force-cancel", deadline);
    }

    /// Looks at a run.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public RunLookup find(RunRef run, Deadline deadline) throws InterruptedException {
        return switch (rest.send(Call.of(Verb.GET, Address.join(api, path(run))), deadline)) {
            case Answer.None(var failure) -> new RunLookup.Failed(failure);
            case Reply reply when reply.status() == 404 -> new RunLookup.NotFound();
            case Reply reply when reply.status() != 200 ->
                    new RunLookup.Failed(rest.failure(reply));
            case Reply reply ->
                    read(reply)
                            .<RunLookup>map(RunLookup.Found::new)
                            .orElseGet(() ->
                                    new RunLookup.Failed(
                                            Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE)));
        };
    }

    private RunAction act(RunRef run, String action, Deadline deadline)
            throws InterruptedException {
        var url = Address.join(api, path(run) + "/" + action);
        var call = Call.of(Verb.POST, url).with(Content.json("{}"));
        return switch (rest.send(call, deadline)) {
            case Answer.None(var failure) -> new RunAction.Failed(failure);
            case Reply reply when reply.success() -> new RunAction.Accepted();
            case Reply reply when reply.status() == 404 -> new RunAction.NotFound();
            case Reply reply when reply.status() == 409 -> new RunAction.AlreadyEnded();
            case Reply reply when reply.status() == 403 -> forbidden(reply);
            case Reply reply -> new RunAction.Failed(rest.failure(reply));
        };
    }

    /// Three refusals share one status, and only their words tell them apart.
    private RunAction forbidden(Reply reply) {
        var failure = rest.failure(reply);
        if (failure.cause() == Cause.RATE_LIMITED) {
            return new RunAction.Failed(failure);
        }
        var words =
                Tree.parse(reply.body())
                        .flatMap(tree -> tree.text("message"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        if (words.contains("already running")) {
            return new RunAction.StillRunning();
        }
        return words.contains("cannot be retried")
                ? new RunAction.NotRetryable()
                : new RunAction.Denied(failure);
    }

    private static Optional<WorkflowRun> read(Reply reply) {
        return Tree.parse(reply.body())
                .filter(tree -> tree.number("id").isPresent() && tree.text("status").isPresent())
                .map(tree ->
                        new WorkflowRun(
                                tree.number("id").getAsLong(),
                                (int) tree.number("run_attempt").orElse(1),
                                tree.text("status").orElse(""),
                                tree.text("conclusion")));
    }

    private static String path(RunRef run) {
        return "repos/" + run.repository() + "/actions/runs/" + run.runId();
    }
}
