package dev.actionsgateway.jobs;

import java.util.Optional;

/// The right to run one job, held from the claim until the job ends, and kept by renewing it.
///
/// @param key the job
/// @param request the delivery that it was claimed by
/// @param runService where it is renewed and concluded
/// @param token the credential for both
/// @param billingOwner as in the offer
public record Lease(
        JobKey key,
        RequestId request,
        RunServiceUrl runService,
        JobToken token,
        Optional<BillingOwner> billingOwner) {}
