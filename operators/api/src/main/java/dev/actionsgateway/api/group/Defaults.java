package dev.actionsgateway.api.group;

/// What holds where a `RunnerGroup` says nothing: the schema and [EffectiveGroup] both read it
/// here.
final class Defaults {

    static final int MAX_LISTENERS = 10;
    static final int STANDBY_LISTENERS = 0;
    static final String COMPLETED_POD_TTL = "5m";
    static final String PENDING_POD_DEADLINE = "10m";
    static final String MAX_LIFETIME = "12h";

    private Defaults() {}
}
