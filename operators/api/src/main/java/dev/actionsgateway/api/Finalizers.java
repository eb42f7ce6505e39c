package dev.actionsgateway.api;

/// The finalizers that we set, and who takes each away. Each has a deadline: none may hold a
/// namespace for ever.
public final class Finalizers {

    /// On an `ActionsGateway`; the gateway manager removes it when the tenant's workers have ended.
    public static final String GATEWAY = Api.GROUP + "/teardown";

    /// On a `RunnerGroup`; its gateway removes it when the group's jobs, sessions and runner
    /// records are gone.
    public static final String RUNNER_GROUP = Api.GROUP + "/drain";

    /// On the tenant's Role and RoleBinding, which an uninstallation would take away too early; the
    /// gateway manager removes it last.
    public static final String TENANT_RIGHTS = Api.GROUP + "/rights-until-drained";

    private Finalizers() {}
}
