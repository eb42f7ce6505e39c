package dev.actionsgateway.githubsim.core;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What a worker or a gateway says of the end of a job.
///
/// @param planId as written in the request
/// @param jobId the job's id or the request id, as written in the request
/// @param conclusion empty if the request had none that is known
/// @param annotations what is to be read beside the job
/// @param steps what became of the steps; empty if the request did not say
public record JobReport(
        String planId,
        String jobId,
        Optional<Conclusion> conclusion,
        JsonObject outputs,
        List<Annotation> annotations,
        Optional<List<StepView>> steps) {}
