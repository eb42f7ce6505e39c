package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.Github.Reply;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObjectBuilder;

/// An acquired job as a test works on it.
record TestJob(TestRunner runner, Fields offer, Fields message) {
    String planId() {
        return message.fields("plan").text("planId").orElseThrow();
    }

    String jobId() {
        return message.text("jobId").orElseThrow();
    }

    String requestId() {
        return offer.text("runner_request_id").orElseThrow();
    }

    Fields endpoint() {
        return message.fields("resources").list("endpoints").getFirst();
    }

    String token() {
        return "Bearer "
                + endpoint()
                        .fields("authorization")
                        .fields("parameters")
                        .text("AccessToken")
                        .orElseThrow();
    }

    Reply renew() {
        return renew(token(), jobId());
    }

    Reply renew(String token, String jobId) {
        return send("renewjob", token, Json.object().add("planId", planId()).add("jobId", jobId));
    }

    /// Reports the end as a worker does, with its steps.
    Reply complete(String conclusion) {
        return send(
                "completejob",
                token(),
                Json.object()
                        .add("planId", planId())
                        .add("jobId", jobId())
                        .add("conclusion", conclusion)
                        .add(
                                "stepResults",
                                Json.array()
                                        .add(
                                                Json.object()
                                                        .add("number", 1)
                                                        .add("name", "hello")
                                                        .add("status", "completed")
                                                        .add("conclusion", conclusion))));
    }

    Reply send(String call, String token, JsonObjectBuilder body) {
        return runner.github.send(
                "POST",
                endpoint().text("url").orElseThrow() + call,
                token,
                "application/json",
                Json.string(body.build()));
    }
}
