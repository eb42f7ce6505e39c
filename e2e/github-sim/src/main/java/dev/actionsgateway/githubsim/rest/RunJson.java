package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.RunView;
import dev.actionsgateway.githubsim.core.StepView;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/// Runs and jobs as REST shows them.
public final class RunJson {
    private RunJson() {}

    /// A run.
    ///
    /// @param base how the client reaches the simulator
    public static JsonObject run(RunView run, String base) {
        var web = base + "/" + run.spec().fullName() + "/actions/runs/" + run.id();
        var api = base + "/repos/" + run.spec().fullName();
        var self = api + "/actions/runs/" + run.id();
        return text(
                        Json.object()
                                .add("id", run.id().value())
                                .add("name", run.spec().workflow())
                                .add("display_title", run.spec().workflow())
                                .add("path", run.spec().path())
                                .add("run_number", run.number())
                                .add("run_attempt", run.attempt())
                                .add("event", run.spec().event())
                                .add(
                                        "head_branch",
                                        run.spec().ref().replaceFirst("^refs/[^/]+/", ""))
                                .add("head_sha", run.spec().sha())
                                .add("status", run.status()),
                        "conclusion",
                        run.conclusion().map(Conclusion::rest))
                .add("html_url", web)
                .add("url", self)
                .add("jobs_url", self + "/jobs")
                .add("logs_url", self + "/logs")
                .add("cancel_url", self + "/cancel")
                .add("rerun_url", self + "/rerun")
                .add("actor", Json.object().add("login", run.spec().actor()))
                .add("triggering_actor", Json.object().add("login", run.spec().actor()))
                .add(
                        "repository",
                        Json.object()
                                .add("name", run.spec().repository())
                                .add("full_name", run.spec().fullName()))
                .add("created_at", Times.seconds(run.createdAt()))
                .add("run_started_at", Times.seconds(run.startedAt()))
                .add("updated_at", Times.seconds(run.updatedAt()))
                .build();
    }

    /// A job.
    ///
    /// @param base how the client reaches the simulator
    public static JsonObject job(JobView job, RunView run, String base) {
        var api = base + "/repos/" + run.spec().fullName() + "/actions";
        var object =
                Json.object()
                        .add("id", job.number().value())
                        .add("run_id", job.run().value())
                        .add("run_url", api + "/runs/" + job.run())
                        .add("run_attempt", job.attempt())
                        .add("workflow_name", run.spec().workflow())
                        .add("head_sha", run.spec().sha())
                        .add("head_branch", run.spec().ref().replaceFirst("^refs/[^/]+/", ""))
                        .add("name", job.spec().name())
                        .add("labels", Json.array(job.spec().labels()))
                        .add("url", api + "/jobs/" + job.number())
                        .add(
                                "html_url",
                                base
                                        + "/"
                                        + run.spec().fullName()
                                        + "/actions/runs/"
                                        + job.run()
                                        + "/job/"
                                        + job.number())
                        .add("status", job.status())
                        .add("created_at", Times.seconds(job.queuedAt()));
        text(object, "conclusion", job.conclusion().map(Conclusion::rest));
        time(object, "started_at", job.startedAt());
        time(object, "completed_at", job.completedAt());
        if (job.runner().isPresent()) {
            object.add("runner_id", job.runner().get().value())
                    .add("runner_name", job.runnerName())
                    .add("runner_group_id", job.runnerGroup())
                    .add("runner_group_name", job.groupName());
        } else {
            object.addNull("runner_id")
                    .addNull("runner_name")
                    .addNull("runner_group_id")
                    .addNull("runner_group_name");
        }
        var steps = Json.array();
        job.steps().forEach(step -> steps.add(step(step)));
        return object.add("steps", steps).build();
    }

    private static JsonObject step(StepView step) {
        var object =
                Json.object()
                        .add("name", step.name())
                        .add("number", step.number())
                        .add("status", step.status());
        text(object, "conclusion", step.conclusion());
        time(object, "started_at", step.startedAt());
        time(object, "completed_at", step.completedAt());
        return object.build();
    }

    private static JsonObjectBuilder text(
            JsonObjectBuilder object, String name, Optional<String> value) {
        return value.isPresent() ? object.add(name, value.get()) : object.addNull(name);
    }

    private static void time(JsonObjectBuilder object, String name, Optional<Instant> value) {
        text(object, name, value.map(Times::seconds));
    }
}
