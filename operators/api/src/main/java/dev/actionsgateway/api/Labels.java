package dev.actionsgateway.api;

/// The labels of the objects that we make. Selectors of Services and NetworkPolicies use them.
public final class Labels {

    /// Name of the `ActionsGateway` that the object belongs to; on everything that we make.
    public static final String GATEWAY = Api.GROUP + "/gateway";

    /// Name of the `RunnerGroup`; on worker pods, seat Secrets and job Secrets.
    public static final String RUNNER_GROUP = Api.GROUP + "/runner-group";

    /// Which part of a tenant the object is: see [Component]. NetworkPolicies select by it.
    public static final String COMPONENT = Api.GROUP + "/component";

    /// Number of the seat; on seat Secrets, job Secrets and worker pods.
    public static final String SEAT = Api.GROUP + "/seat";

    /// Name of the job Secret that a worker pod was made from; on worker pods.
    public static final String JOB = Api.GROUP + "/job";

    /// On a namespace whose pods may read our metrics: `allowed`.
    public static final String METRICS = Api.GROUP + "/metrics";

    /// On the RoleBinding that makes a namespace a tenant's: `tenant`.
    public static final String GRANT = Api.GROUP + "/grant";

    /// Name of the program, as Kubernetes recommends it.
    public static final String NAME = "app.kubernetes.io/name";

    /// The gateway, as Kubernetes recommends it.
    public static final String INSTANCE = "app.kubernetes.io/instance";

    /// Role within the whole, as Kubernetes recommends it.
    public static final String APP_COMPONENT = "app.kubernetes.io/component";

    /// The whole, as Kubernetes recommends it: always [#PART_OF_VALUE].
    public static final String PART_OF = "app.kubernetes.io/part-of";

    /// Who made the object, as Kubernetes recommends it: see [Component#manager()].
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /// Version of the program, as Kubernetes recommends it.
    public static final String VERSION = "app.kubernetes.io/version";

    /// The only value of [#PART_OF].
    public static final String PART_OF_VALUE = "actions-gateway";

    private Labels() {}
}
