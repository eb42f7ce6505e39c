/// What a worker tells GitHub while its job runs: steps, logs, summaries and the live lines.
///
/// [JobRecords] holds all of it, one record a job, and is pure: time and the listener are handed
/// in. [ResultsRoutes] is the only part that speaks HTTP; it serves the receiver's calls, the blob
/// storage behind the signed URLs, the live feed over WebSocket (the same path takes a plain `POST`
/// of one message, for workers without WebSocket) and the finished logs that REST redirects to.
///
/// The core opens a record when a job is acquired and closes it when the job is concluded; REST,
/// the page and the tests read snapshots, and may follow a job by a bounded [LiveLines].
@NullMarked
package dev.actionsgateway.githubsim.results;

import org.jspecify.annotations.NullMarked;
