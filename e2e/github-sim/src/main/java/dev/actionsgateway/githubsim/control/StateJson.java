package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.calls.Call;
import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.core.Changes;
import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.DeliveryView;
import dev.actionsgateway.githubsim.core.Invariants;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.RunView;
import dev.actionsgateway.githubsim.core.RunnerView;
import dev.actionsgateway.githubsim.core.SessionView;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What the simulator knows, as JSON for tests and people.
final class StateJson {
    private StateJson() {}

    static JsonObject run(RunView run) {
        var object =
                Json.object()
                        .add("id", run.id().value())
                        .add("number", run.number())
                        .add("attempt", run.attempt())
                        .add("repository", run.spec().fullName())
                        .add("workflow", run.spec().workflow())
                        .add("path", run.spec().path())
                        .add("event", run.spec().event())
                        .add("ref", run.spec().ref())
                        .add("planId", run.planId().toString())
                        .add("status", run.status());
        text(object, "conclusion", run.conclusion().map(Conclusion::rest));
        return object.add("createdAt", run.createdAt().toString())
                .add("updatedAt", run.updatedAt().toString())
                .build();
    }

    static JsonObject job(JobView job, Iterable<DeliveryView> deliveries) {
        var object =
                Json.object()
                        .add("id", job.number().value())
                        .add("run", job.run().value())
                        .add("attempt", job.attempt())
                        .add("key", job.spec().key())
                        .add("name", job.spec().name())
                        .add("labels", Json.array(job.spec().labels()))
                        .add("planId", job.planId().toString())
                        .add("jobId", job.jobId().toString())
                        .add("phase", job.phase().name().toLowerCase(Locale.ROOT))
                        .add("status", job.status());
        text(object, "conclusion", job.conclusion().map(Conclusion::rest));
        object.add("reason", job.reason())
                .add("cancelRequested", job.cancelRequested())
                .add("runner", job.runnerName())
                .add("queuedAt", job.queuedAt().toString());
        time(object, "startedAt", job.startedAt());
        time(object, "completedAt", job.completedAt());
        var list = Json.array();
        deliveries.forEach(delivery -> list.add(delivery(delivery)));
        return object.add("deliveries", list).build();
    }

    private static JsonObject delivery(DeliveryView delivery) {
        var ids = Json.array();
        delivery.messageIds().forEach(ids::add);
        var object =
                Json.object()
                        .add("requestId", delivery.requestId().toString())
                        .add("runner", delivery.runner().value())
                        .add("session", delivery.session().toString())
                        .add("state", delivery.state())
                        .add("end", delivery.end())
                        .add("messageIds", ids)
                        .add("renewals", delivery.renewals())
                        .add("offeredAt", delivery.offeredAt().toString());
        time(object, "acquiredAt", delivery.acquiredAt());
        time(object, "lockedUntil", delivery.lockedUntil());
        return object.build();
    }

    static JsonObject runner(RunnerView runner) {
        var object =
                Json.object()
                        .add("id", runner.id().value())
                        .add("name", runner.spec().name())
                        .add("scope", runner.spec().scope().path())
                        .add("group", runner.spec().group())
                        .add("labels", Json.array(runner.spec().labels()))
                        .add(
                                "use",
                                runner.spec()
                                        .use()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))
                        .add("clientId", runner.clientId().toString())
                        .add("status", runner.status())
                        .add("busy", runner.busy())
                        .add("standing", runner.standing());
        text(object, "session", runner.session());
        text(object, "job", runner.job());
        return object.build();
    }

    static JsonObject session(SessionView session) {
        var object =
                Json.object()
                        .add("id", session.id().toString())
                        .add("runner", session.runner().value())
                        .add("runnerName", session.runnerName())
                        .add("owner", session.owner())
                        .add("version", session.version())
                        .add("status", session.lastStatus().name().toLowerCase(Locale.ROOT))
                        .add("polls", session.polls())
                        .add("parked", session.parked())
                        .add("openedAt", session.openedAt().toString())
                        .add("lastPoll", session.lastPoll().toString());
        text(object, "delivery", session.open().map(Object::toString));
        return object.build();
    }

    static JsonObject invariants(Invariants invariants) {
        var list = Json.array();
        for (var violation : invariants.violations()) {
            list.add(
                    Json.object()
                            .add("at", violation.at().toString())
                            .add("rule", violation.rule())
                            .add("id", violation.id())
                            .add("reason", violation.reason()));
        }
        return Json.object()
                .add("checked", invariants.tally().checked())
                .add("violated", invariants.tally().violated())
                .add("violations", list)
                .build();
    }

    static JsonObject call(Call call) {
        var query = Json.object();
        call.query().forEach(query::add);
        var headers = Json.object();
        call.headers().forEach(headers::add);
        return Json.object()
                .add("number", call.number())
                .add("at", call.at().toString())
                .add("method", call.method())
                .add("path", call.path())
                .add("query", query)
                .add("headers", headers)
                .add("token", call.token())
                .add("body", call.body())
                .add("status", call.status())
                .add("answer", call.answer())
                .add("fault", call.fault())
                .add("millis", call.millis())
                .add("unserved", call.unserved())
                .build();
    }

    static JsonObject totals(CallLog.Totals totals) {
        var byStatus = Json.object();
        totals.byStatus().forEach((status, count) -> byStatus.add(Integer.toString(status), count));
        var unserved = Json.object();
        totals.unserved().forEach(unserved::add);
        return Json.object()
                .add("calls", totals.calls())
                .add("byStatus", byStatus)
                .add("unserved", unserved)
                .build();
    }

    static JsonObject change(Changes.Change change) {
        var facts = Json.object();
        change.facts().forEach(facts::add);
        return Json.object()
                .add("number", change.number())
                .add("at", change.at().toString())
                .add("kind", change.kind().name().toLowerCase(Locale.ROOT))
                .add("id", change.id())
                .add("what", change.what())
                .add("facts", facts)
                .build();
    }

    private static void text(JsonObjectBuilder object, String name, Optional<String> value) {
        if (value.isPresent()) {
            object.add(name, value.get());
        } else {
            object.addNull(name);
        }
    }

    private static void time(JsonObjectBuilder object, String name, Optional<Instant> value) {
        text(object, name, value.map(Instant::toString));
    }
}
