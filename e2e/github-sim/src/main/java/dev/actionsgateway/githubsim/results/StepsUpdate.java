package dev.actionsgateway.githubsim.results;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// One call of the worker that reports steps: each entry is the whole step as it is now.
///
/// @param changeOrder counts the calls of a worker from 1
record StepsUpdate(JobKey job, long changeOrder, List<StepRecord> steps) {

    StepsUpdate {
        steps = List.copyOf(steps);
    }

    /// Reads the call's body.
    ///
    /// @throws MalformedException if a field is missing or has no known meaning
    static StepsUpdate parse(JsonObject body) {
        var fields = new Fields(body, "");
        var steps = new ArrayList<StepRecord>();
        for (var step : fields.objects("steps")) {
            steps.add(step(step));
        }
        return new StepsUpdate(fields.job(), fields.number("change_order"), steps);
    }

    private static StepRecord step(Fields step) {
        long number = step.number("number");
        if (number < 1 || number > 1_000_000) {
            throw step.malformed("number", "a step's number is 1 or more: " + number);
        }
        long status = step.number("status");
        long conclusion = step.numberOr("conclusion", 0);
        return new StepRecord(
                step.id("external_id"),
                (int) number,
                step.text("name"),
                StepStatus.of(status)
                        .orElseThrow(() ->
                                step.malformed(
                                        "status", "a status is 0, 3, 5 or 6, not " + status)),
                StepConclusion.of(conclusion)
                        .orElseThrow(() ->
                                step.malformed(
                                        "conclusion",
                                        "a conclusion is 0, 2, 3, 4 or 7, not " + conclusion)),
                step.time("started_at"),
                step.time("completed_at"));
    }
}
