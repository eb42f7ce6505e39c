package dev.actionsgateway.jobs;

import java.util.Optional;

/// A job that GitHub has offered to one of our sessions. Nothing is promised by either side yet.
///
/// @param request names this delivery
/// @param runService where to claim it
/// @param billingOwner to be handed back with the claim
/// @param receipt whether GitHub wants to hear that the offer arrived
public record Offer(
        RequestId request,
        RunServiceUrl runService,
        Optional<BillingOwner> billingOwner,
        Receipt receipt) {

    /// Whether the arrival of an offer is to be acknowledged before it is claimed. A receipt is no
    /// claim, and one that fails holds nothing up.
    public enum Receipt {
        /// GitHub asked for it.
        WANTED,
        /// GitHub did not ask.
        NOT_WANTED
    }
}
