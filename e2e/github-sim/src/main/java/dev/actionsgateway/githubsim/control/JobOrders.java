package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.core.FlatPlan;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.core.JobSpec;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.RunSpec;
import dev.actionsgateway.githubsim.core.RunView;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.core.Tenants.Visibility;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.run.PlainMessage;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Queues jobs that no workflow file describes.
final class JobOrders {
    private static final int MOST = 10_000;
    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    private final World world;

    JobOrders(World world) {
        this.world = world;
    }

    Answer enqueue(Exchange exchange) {
        var wanted = Wanted.of(exchange);
        var owner = wanted.text("owner");
        var repository = wanted.text(wanted.fields().has("repository") ? "repository" : "repo");
        known(owner, repository);
        if (wanted.fields().has("public")) {
            show(
                    owner,
                    repository,
                    wanted.flag("public", false) ? Visibility.PUBLIC : Visibility.PRIVATE);
        }
        var specs = specs(wanted);
        var run = wanted.id("run").map(RunId::new);
        var view =
                run.isPresent() ? add(run.get(), specs) : start(wanted, owner, repository, specs);
        var names = specs.stream().map(JobSpec::key).toList();
        var numbers = Json.array();
        world.archive().jobs(view.id()).stream()
                .filter(job -> job.attempt() == view.attempt() && names.contains(job.spec().key()))
                .map(JobView::number)
                .forEach(number -> numbers.add(number.value()));
        return Answer.json(
                201, Json.object().add("run", view.id().value()).add("jobs", numbers).build());
    }

    private RunView start(Wanted wanted, String owner, String repository, List<JobSpec> specs) {
        var spec =
                new RunSpec(
                        owner,
                        repository,
                        wanted.text("workflow", "Plain jobs"),
                        ".github/workflows/" + wanted.text("file", "plain.yml"),
                        wanted.text("event", "workflow_dispatch"),
                        JsonValue.EMPTY_JSON_OBJECT,
                        wanted.text("ref", "refs/heads/main"),
                        wanted.text("sha", SHA),
                        wanted.text("actor", "octo"));
        return world.runs().start(spec, (_, _) -> new FlatPlan(specs));
    }

    private RunView add(RunId run, List<JobSpec> specs) {
        RunView view = null;
        for (var spec : specs) {
            view =
                    world.runs()
                            .add(run, spec)
                            .orElseThrow(() ->
                                    new Refusal(
                                            "run",
                                            run.toString(),
                                            "name a run of plain jobs that has not ended"));
        }
        return Optional.ofNullable(view).orElseThrow();
    }

    private List<JobSpec> specs(Wanted wanted) {
        int count = wanted.number("count", 1, 1, MOST);
        var name = wanted.text("name", "job");
        var specs = new ArrayList<JobSpec>();
        var suffix = wanted.id("run").isPresent() ? "_" + world.changes().last() : "";
        for (int i = 1; i <= count; i++) {
            specs.add(
                    new JobSpec(
                            wanted.text("key", "job" + suffix) + (count > 1 ? "_" + i : ""),
                            JobSpec.Place.alone(wanted.text("key", "job")),
                            count > 1 ? name + " (" + i + ")" : name,
                            wanted.texts("labels"),
                            wanted.fields().text("group"),
                            wanted.number("fanOut", 1, 1, 100),
                            Duration.ofMinutes(wanted.number("timeoutMinutes", 360, 1, 100_000)),
                            wanted.flag("unprocessable", false)
                                    ? JobSpec.Claim.UNPROCESSABLE
                                    : JobSpec.Claim.POSSIBLE,
                            new PlainMessage(
                                    scripts(wanted), wanted.fields().fields("payload").object())));
        }
        return specs;
    }

    private static List<PlainMessage.Script> scripts(Wanted wanted) {
        var steps =
                wanted.fields().list("steps").stream()
                        .map(step ->
                                new PlainMessage.Script(
                                        step.text("name").orElse("step"),
                                        step.text("run").orElse("true")))
                        .toList();
        return steps.isEmpty()
                ? List.of(new PlainMessage.Script("hello", wanted.text("script", "echo hi")))
                : steps;
    }

    private void known(String owner, String repository) {
        var account =
                world.tenants()
                        .owner(owner)
                        .orElseThrow(() ->
                                new Refusal(
                                        "owner",
                                        owner,
                                        "use one of: "
                                                + String.join(
                                                        ", ",
                                                        world.tenants().owners().stream()
                                                                .map(Tenants.Owner::login)
                                                                .toList())));
        if (account.repository(repository).isEmpty()) {
            throw new Refusal(
                    "repository",
                    repository,
                    "use one of: "
                            + String.join(
                                    ", ",
                                    account.repositories().stream()
                                            .map(Tenants.Repository::name)
                                            .toList()));
        }
    }

    private void show(String owner, String repository, Visibility visibility) {
        var before = world.tenants();
        var owners =
                before.owners().stream()
                        .map(account ->
                                account.login().equalsIgnoreCase(owner)
                                        ? account.showing(repository, visibility)
                                        : account)
                        .toList();
        world.tenants(new Tenants(before.apps(), before.installations(), owners));
    }
}
