package dev.actionsgateway.githubsim.results;

import java.util.Optional;

/// Names one text of a job that a worker uploads.
///
/// @param kind what the text is
/// @param stepId the step's external id; empty for texts of the whole job
record BlobRef(JobKey job, Kind kind, Optional<String> stepId) {

    enum Kind {
        STEP_LOG("step-log"),
        STEP_SUMMARY("step-summary"),
        JOB_LOG("job-log"),
        DIAGNOSTICS("diagnostics");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        boolean ofStep() {
            return this == STEP_LOG || this == STEP_SUMMARY;
        }
    }

    static BlobRef ofJob(JobKey job, Kind kind) {
        return new BlobRef(job, kind, Optional.empty());
    }

    static BlobRef ofStep(JobKey job, Kind kind, String stepId) {
        return new BlobRef(job, kind, Optional.of(stepId));
    }

    /// The path under the blob store: `plan/job/kind` or `plan/job/kind/step`.
    String path() {
        return job.planId()
                + "/"
                + job.jobId()
                + "/"
                + kind.path
                + stepId.map(id -> "/" + id).orElse("");
    }

    /// Reads what [#path()] wrote; empty for any other text.
    static Optional<BlobRef> parse(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length < 3 || parts.length > 4) {
            return Optional.empty();
        }
        for (String part : parts) {
            if (!part.matches(Ids.PATTERN)) {
                return Optional.empty();
            }
        }
        for (var kind : Kind.values()) {
            if (kind.path.equals(parts[2]) && kind.ofStep() == (parts.length == 4)) {
                var job = new JobKey(parts[0], parts[1]);
                return Optional.of(kind.ofStep() ? ofStep(job, kind, parts[3]) : ofJob(job, kind));
            }
        }
        return Optional.empty();
    }
}
