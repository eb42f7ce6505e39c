package dev.actionsgateway.github.run;

import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.JobToken;
import dev.actionsgateway.jobs.RunRef;
import java.util.Optional;

/// The little that a gateway reads of a payload (docs/design/wire-protocol.md §8).
///
/// @param key names the job
/// @param token renews and ends it
/// @param displayName as people see it; may be empty
/// @param run the workflow run, if it is told
record PayloadFacts(JobKey key, JobToken token, String displayName, Optional<RunRef> run) {}
