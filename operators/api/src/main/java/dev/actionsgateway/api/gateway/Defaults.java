package dev.actionsgateway.api.gateway;

/// What holds where an `ActionsGateway` says nothing: the schema and [EffectiveGateway] both read
/// it here.
final class Defaults {

    static final int MIN_REPLICAS = 2;
    static final int MAX_REPLICAS = 10;
    static final String SESSION_AFFINITY = "None";
    static final String SECURITY_PROFILE = "restricted";
    static final String LOG_LEVEL = "info";
    static final String PRIVATE_KEY = "privateKey";
    static final String CA_BUNDLE_KEY = "ca.crt";

    private Defaults() {}
}
