package dev.actionsgateway.github.runs;

import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.kit.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for the job that GitHub believes a runner to run. Only a repository can be looked through:
/// an organisation has no list of its runs.
public final class RunnerSearch {
    private static final int RUNS = 20;

    private final Installation rest;
    private final Target target;

    /// Of this target's scope.
    public RunnerSearch(Installation rest, Target target) {
        this.rest = rest;
        this.target = target;
    }

    /// A job, and the run that it belongs to.
    ///
    /// @param run the run
    /// @param job the job's name in it
    public record Found(RunRef run, String job) {}

    /// The job of the runner of this name, among the twenty youngest runs that are under way; empty
    /// if there is none, if GitHub does not say, or if the scope is no repository.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Optional<Found> of(String runner, Deadline deadline) throws InterruptedException {
        if (!(target.scope() instanceof Target.Scope.Repository(var owner, var name))) {
            return Optional.empty();
        }
        var repository = owner + "/" + name;
        var query = Map.of("status", "in_progress", "per_page", Integer.toString(RUNS));
        for (var run : list(repository, "", query, "workflow_runs", deadline)) {
            var id = run.number("id");
            if (id.isPresent()) {
                var jobs =
                        list(
                                repository,
                                "/" + id.getAsLong() + "/jobs",
                                Map.of("per_page", "100"),
                                "jobs",
                                deadline);
                var job = jobs.stream().filter(one -> runs(one, runner)).findFirst();
                if (job.isPresent()) {
                    int attempt = (int) run.number("run_attempt").orElse(1);
                    var ref = new RunRef(repository, id.getAsLong(), attempt);
                    return Optional.of(new Found(ref, job.get().text("name").orElse("")));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean runs(Tree job, String runner) {
        return job.text("status").filter("in_progress"::equals).isPresent()
                && job.text("runner_name").filter(runner::equals).isPresent();
    }

    private List<Tree> list(
            String repository,
            String below,
            Map<String, String> query,
            String entries,
            Deadline deadline)
            throws InterruptedException {
        var path = "repos/" + repository + "/actions/runs" + below;
        var url = Address.join(target.api(), path, query);
        return rest.send(Call.of(Verb.GET, url), deadline) instanceof Reply reply
                        && reply.status() == 200
                ? Tree.parse(reply.body()).map(tree -> tree.children(entries)).orElse(List.of())
                : List.of();
    }
}
