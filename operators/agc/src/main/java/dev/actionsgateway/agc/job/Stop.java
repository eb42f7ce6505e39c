package dev.actionsgateway.agc.job;

/// Why a job does not go on as it began.
public enum Stop {
    /// It does.
    NONE,
    /// GitHub, or we, wanted it to stop.
    CANCELED,
    /// Its lease is lost: it is not ours any more.
    LEASE_LOST,
    /// Another delivery of ours runs it.
    RUN_BY_OTHER
}
