package dev.actionsgateway.wrapper;

/// What the wrapper does to the worker.
enum Order {
    /// Message 2: stop, run what must always run, conclude `canceled`.
    TELL_CANCEL,
    /// Message 3: stop at once, conclude `failed`.
    TELL_SHUTDOWN,
    /// SIGTERM to the worker.
    TERMINATE,
    /// SIGKILL to the worker and to all below it.
    KILL
}
