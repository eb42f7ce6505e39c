package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.JobStore.Intent;
import dev.actionsgateway.agc.job.JobStore.Recovered;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.jobs.BillingOwner;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.JobId;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.JobToken;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.PlanId;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.jobs.RunServiceUrl;
import java.time.Instant;
import java.util.Optional;

/// The fields of a job's Secret: those of the intent first, those of the lease when it was claimed.
final class JobFile {
    /// Tells our own intent from another's when the answer to its creation was lost.
    static final String ATTEMPT = "attempt";

    private static final String SEAT = "seat";
    private static final String REQUEST_ID = "request-id";
    private static final String RUN_SERVICE = "run-service-url";
    private static final String BILLING_OWNER = "billing-owner";
    private static final String RECEIPT = "receipt";
    private static final String INTENDED_AT = "intended-at";
    private static final String CLAIMED_AT = "claimed-at";
    private static final String PLAN_ID = "plan-id";
    private static final String JOB_ID = "job-id";
    private static final String TOKEN = "job-token";
    private static final String LEASE_OWNER = "lease-billing-owner";
    private static final String LEASE_URL = "lease-run-service-url";
    private static final String NAME = "display-name";
    private static final String REPOSITORY = "repository";
    private static final String RUN_ID = "run-id";
    private static final String RUN_ATTEMPT = "run-attempt";

    private JobFile() {}

    static Fields intent(SeatId seat, Offer offer, Instant now, String attempt) {
        return Fields.none()
                .with(ATTEMPT, attempt)
                .with(SEAT, Integer.toString(seat.number()))
                .with(REQUEST_ID, offer.request().value())
                .with(RUN_SERVICE, offer.runService().value())
                .with(BILLING_OWNER, offer.billingOwner().map(BillingOwner::value))
                .with(RECEIPT, offer.receipt().name())
                .with(INTENDED_AT, now.toString());
    }

    static Fields lease(Fields intent, Claim.Won won, Instant now) {
        var lease = won.lease();
        var job = won.job();
        return intent.with(CLAIMED_AT, now.toString())
                .with(PLAN_ID, lease.key().plan().value())
                .with(JOB_ID, lease.key().job().value())
                .with(TOKEN, lease.token().secret().revealBytes())
                .with(LEASE_URL, lease.runService().value())
                .with(LEASE_OWNER, lease.billingOwner().map(BillingOwner::value))
                .with(NAME, job.displayName())
                .with(REPOSITORY, job.run().map(RunRef::repository))
                .with(RUN_ID, job.run().map(run -> Long.toString(run.runId())))
                .with(RUN_ATTEMPT, job.run().map(run -> Integer.toString(run.attempt())));
    }

    static boolean claimed(Fields fields) {
        return fields.get(CLAIMED_AT).isPresent();
    }

    /// @throws Fields.Damaged if a field is missing or cannot be
    static Recovered read(
            RecordName record, String group, Fields fields, Optional<WorkerName> worker)
            throws Fields.Damaged {
        try {
            var seat = new SeatId(group, Math.toIntExact(fields.number(SEAT)));
            return claimed(fields)
                    ? new Recovered.Claimed(held(record, seat, fields), worker)
                    : new Recovered.Intended(
                            new Intent.Written(record, seat, offer(fields)),
                            fields.instant(INTENDED_AT));
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new Fields.Damaged("a field has a value that cannot be");
        }
    }

    private static Offer offer(Fields fields) throws Fields.Damaged {
        return new Offer(
                new RequestId(fields.need(REQUEST_ID)),
                new RunServiceUrl(fields.need(RUN_SERVICE)),
                fields.get(BILLING_OWNER).map(BillingOwner::new),
                Offer.Receipt.valueOf(fields.need(RECEIPT)));
    }

    private static Held held(RecordName record, SeatId seat, Fields fields) throws Fields.Damaged {
        var key = new JobKey(new PlanId(fields.need(PLAN_ID)), new JobId(fields.need(JOB_ID)));
        var lease =
                new Lease(
                        key,
                        new RequestId(fields.need(REQUEST_ID)),
                        new RunServiceUrl(fields.need(LEASE_URL)),
                        new JobToken(dev.actionsgateway.kit.Secret.of(fields.need(TOKEN))),
                        fields.get(LEASE_OWNER).map(BillingOwner::new));
        return new Held(
                record,
                seat,
                lease,
                new Job(key, fields.get(NAME).orElse(""), run(fields)),
                fields.instant(CLAIMED_AT));
    }

    private static Optional<RunRef> run(Fields fields) throws Fields.Damaged {
        var repository = fields.get(REPOSITORY);
        return repository.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RunRef(
                                repository.get(),
                                fields.number(RUN_ID),
                                Math.toIntExact(fields.number(RUN_ATTEMPT))));
    }
}
