package dev.actionsgateway.agc.gate;

/// Why no further job is taken: what people ask when a job waits.
public enum Withheld {
    /// `maxWorkers` jobs run.
    CEILING,
    /// A ResourceQuota has no room for one more worker.
    QUOTA,
    /// `maxWorkers` is 0.
    PAUSED,
    /// The API server does not answer: a job could not be written down.
    CLUSTER_UNREACHABLE,
    /// The API server refuses pods of this template.
    TEMPLATE_REJECTED,
    /// The group or the gateway is being deleted.
    DRAINING
}
