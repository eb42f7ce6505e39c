package dev.actionsgateway.agc.job;

/// Why a worker never ran its job.
public enum NotStarted {
    /// Its image could not be pulled.
    IMAGE,
    /// No node has room for it, or suits it.
    UNSCHEDULABLE,
    /// A ResourceQuota was full when the pod was made, although there was room at the offer.
    QUOTA,
    /// An admission webhook or policy refused it.
    ADMISSION,
    /// The template makes no valid pod.
    TEMPLATE,
    /// Its containers could not be made: a missing Secret, a bad command.
    CONTAINER,
    /// It was not running in time, for no reason that is known.
    PENDING_TOO_LONG,
    /// Somebody deleted it before it ran.
    DELETED,
    /// Its job was cancelled first.
    CANCELED
}
