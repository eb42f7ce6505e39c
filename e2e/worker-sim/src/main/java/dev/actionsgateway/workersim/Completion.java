package dev.actionsgateway.workersim;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the run service is told at the end.
///
/// @param outputs of the job, none of them a secret
/// @param annotations of the job, not of a step; sent if the job asks for them
/// @param telemetry messages by their type
record Completion(
        TaskResult conclusion,
        Map<String, String> outputs,
        List<StepRecord> steps,
        List<Annotation> annotations,
        List<Telemetry> telemetry,
        Optional<String> environmentUrl) {

    /// @param type `General`, `ActionCommand` or `ConnectivityCheck`
    record Telemetry(String type, String message) {}

    JsonObject json(JobMessage job, Faults faults) {
        JsonObjectBuilder json =
                Json.PROVIDER
                        .createObjectBuilder()
                        .add("planId", job.ids().plan())
                        .add(
                                "jobId",
                                faults.has(Faults.Fault.WRONG_JOB_ID)
                                        ? "00000000-0000-4000-8000-000000000000"
                                        : job.ids().job())
                        .add(
                                faults.has(Faults.Fault.NO_CONCLUSION) ? "result" : "conclusion",
                                conclusion.word());
        if (!outputs.isEmpty()) {
            json.add("outputs", outputsJson());
        }
        JsonArrayBuilder results = Json.PROVIDER.createArrayBuilder();
        steps.forEach(step -> results.add(step.result()));
        json.add("stepResults", results);
        JsonArrayBuilder remarks = Json.PROVIDER.createArrayBuilder();
        if (job.variables().truth("actions_send_job_level_annotations")) {
            annotations.forEach(each -> remarks.add(each.json(0)));
        }
        json.add("annotations", remarks);
        JsonArrayBuilder messages = Json.PROVIDER.createArrayBuilder();
        telemetry.forEach(each ->
                messages.add(
                        Json.PROVIDER
                                .createObjectBuilder()
                                .add("message", each.message())
                                .add("type", each.type())));
        json.add("telemetry", messages);
        environmentUrl.ifPresent(url -> json.add("environmentUrl", url));
        Json.text(job.json(), "billingOwnerId").ifPresent(id -> json.add("billingOwnerId", id));
        return json.build();
    }

    private JsonObjectBuilder outputsJson() {
        JsonObjectBuilder values = Json.PROVIDER.createObjectBuilder();
        outputs.forEach((name, value) ->
                values.add(name, Json.PROVIDER.createObjectBuilder().add("value", value)));
        return values;
    }
}
