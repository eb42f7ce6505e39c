/// The life of a job: its vocabulary, its decisions and its ports.
///
/// ```
/// Offer ──claim──▶ Claim.Won(Lease, Job, Payload) ──renew──▶ Renewal … ──complete──▶ Completed
/// ```
///
/// Whoever deals with jobs may call it. It does no I/O and knows no framework, no JSON and no time
/// but what it is given; over which tier GitHub offers jobs is not known here. Mixing up two ids,
/// or a session's token and a job's, does not compile.
@NullMarked
package dev.actionsgateway.jobs;

import org.jspecify.annotations.NullMarked;
