package dev.actionsgateway.agc.pod;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.JobId;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.JobToken;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.PlanId;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.jobs.RunServiceUrl;
import dev.actionsgateway.kit.Secret;
import java.time.Instant;
import java.util.Optional;

/// Claimed jobs.
public final class Jobs {
    private Jobs() {}

    /// A job of this key, claimed under this delivery.
    public static Held held(String group, String request, String plan, String job) {
        var key = new JobKey(new PlanId(plan), new JobId(job));
        var id = new RequestId(request);
        return new Held(
                new RecordName(Names.job(request)),
                new SeatId(group, 0),
                new Lease(
                        key,
                        id,
                        new RunServiceUrl("https://run.example/1/"),
                        new JobToken(Secret.of("token")),
                        Optional.empty()),
                new Job(key, "build (linux)", Optional.of(new RunRef("acme/site", 42, 1))),
                Instant.parse("2026-01-02T03:04:05Z"));
    }
}
