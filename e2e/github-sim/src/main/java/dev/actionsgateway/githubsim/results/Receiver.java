package dev.actionsgateway.githubsim.results;

import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.results.BlobRef.Kind;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/// Answers the calls that a worker makes about steps, logs and summaries, apart from HTTP.
///
/// Every call names the job in its body, and the token must be of that job. A job that was
/// concluded is unknown, as at the run service.
final class Receiver {
    static final String STEPS =
            "github.actions.results.api.v1.WorkflowStepUpdateService/WorkflowStepsUpdate";
    static final String RECEIVER = "results.services.receiver.Receiver/";

    private static final String AZURE = "BLOB_STORAGE_TYPE_AZURE";

    private final JobRecords records;
    private final BlobUrls urls;
    private final ResultsLimits limits;

    Receiver(JobRecords records, BlobUrls urls, ResultsLimits limits) {
        this.records = records;
        this.urls = urls;
        this.limits = limits;
    }

    /// Answers one call.
    ///
    /// @param method what follows `twirp/` in the path
    /// @param token the job that the bearer belongs to
    /// @param base the public base for URLs in the answer
    Twirp call(String method, JobKey token, JsonObject body, URI base) {
        try {
            var fields = new Fields(body, "");
            var job = fields.job();
            if (!job.equals(token)) {
                records.object(token, "other-job", "the token was used for job " + job);
                return Twirp.otherJob(token);
            }
            if (!records.accepts(job)) {
                return Twirp.notFound("job " + job + " is not running");
            }
            return answer(method, job, fields, body, base);
        } catch (MalformedException e) {
            records.object(token, "malformed-call", method + ": " + e.problem());
            return Twirp.invalid(e.problem());
        }
    }

    private Twirp answer(String method, JobKey job, Fields fields, JsonObject body, URI base) {
        return switch (method) {
            case STEPS ->
                    records.update(StepsUpdate.parse(body))
                            ? Twirp.stored()
                            : Twirp.notFound("job " + job + " is not running");
            case RECEIVER + "GetStepLogsSignedBlobURL" ->
                    url("logs_url", base, step(job, Kind.STEP_LOG, fields));
            case RECEIVER + "GetJobLogsSignedBlobURL" ->
                    url("logs_url", base, BlobRef.ofJob(job, Kind.JOB_LOG));
            case RECEIVER + "GetStepSummarySignedBlobURL" ->
                    url("summary_url", base, step(job, Kind.STEP_SUMMARY, fields));
            case RECEIVER + "GetJobDiagLogsSignedBlobURL" ->
                    url("diag_logs_url", base, BlobRef.ofJob(job, Kind.DIAGNOSTICS));
            case RECEIVER + "CreateStepLogsMetadata" ->
                    finish(step(job, Kind.STEP_LOG, fields), lines(fields));
            case RECEIVER + "CreateJobLogsMetadata" ->
                    finish(BlobRef.ofJob(job, Kind.JOB_LOG), lines(fields));
            case RECEIVER + "CreateStepSummaryMetadata" -> {
                fields.number("size");
                yield finish(step(job, Kind.STEP_SUMMARY, fields), Optional.empty());
            }
            default -> Twirp.badRoute(method);
        };
    }

    private static BlobRef step(JobKey job, Kind kind, Fields fields) {
        return BlobRef.ofStep(job, kind, fields.id("step_backend_id"));
    }

    private static Optional<Long> lines(Fields fields) {
        return Optional.of(fields.number("line_count"));
    }

    private Twirp url(String name, URI base, BlobRef ref) {
        var answer =
                Json.object()
                        .add(name, urls.upload(base, ref).toString())
                        .add("blob_storage_type", AZURE);
        if (ref.kind().ofStep()) {
            answer.add("soft_size_limit", Integer.toString(limits.stepLogBytes()));
        }
        return Twirp.ok(answer.build());
    }

    private Twirp finish(BlobRef ref, Optional<Long> lines) {
        return records.finish(ref, lines)
                ? Twirp.stored()
                : Twirp.notFound("nothing was uploaded to " + ref.path());
    }
}
