package dev.actionsgateway.expressions;

/// What the status functions answer: how it has gone up to here.
///
/// For a step these are the steps before it, for a job all the jobs that it needs, directly or not.
///
/// @param success nothing has failed, nothing was skipped for it, and nobody cancelled
/// @param failure something has failed
/// @param cancelled the run, or the job, is being cancelled
public record Status(boolean success, boolean failure, boolean cancelled) {

    /// All has gone well.
    public static final Status GOOD = new Status(true, false, false);

    /// Something before failed.
    public static final Status FAILED = new Status(false, true, false);

    /// A cancel came.
    public static final Status CANCELLED = new Status(false, false, true);
}
