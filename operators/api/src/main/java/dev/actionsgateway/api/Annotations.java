package dev.actionsgateway.api;

/// The annotations of worker pods and Secrets.
public final class Annotations {

    /// Orders to a running worker; a downward-API file shows it to the wrapper. See the worker
    /// image for its words.
    public static final String CONTROL = Api.GROUP + "/control";

    /// Why we delete the pod, written before the deletion, so that it is never taken for a
    /// disruption from outside.
    public static final String DELETION_REASON = Api.GROUP + "/deletion-reason";

    /// The delivery that was claimed.
    public static final String REQUEST_ID = Api.GROUP + "/request-id";

    /// The plan of the job, as its payload names it.
    public static final String PLAN_ID = Api.GROUP + "/plan-id";

    /// The job, as its payload names it.
    public static final String JOB_ID = Api.GROUP + "/job-id";

    /// The workflow run at GitHub.
    public static final String RUN_ID = Api.GROUP + "/run-id";

    /// Owner and name of the repository.
    public static final String REPOSITORY = Api.GROUP + "/repository";

    /// Name of the workflow.
    public static final String WORKFLOW = Api.GROUP + "/workflow";

    /// Name of the job as the run's page shows it.
    public static final String JOB_NAME = Api.GROUP + "/job-name";

    /// Name of the runner record that the job was claimed with.
    public static final String RUNNER_NAME = Api.GROUP + "/runner-name";

    /// Hash of what a Deployment was made from, so that a change rolls it.
    public static final String CONFIG_HASH = Api.GROUP + "/config-hash";

    /// Keeps Cluster Autoscaler from moving a running job: `false`.
    public static final String SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    /// Keeps Karpenter from moving a running job: `true`.
    public static final String DO_NOT_DISRUPT = "karpenter.sh/do-not-disrupt";

    /// Keeps the descheduler from moving a running job: `true`.
    public static final String PREFER_NO_EVICTION =
            "descheduler.alpha.kubernetes.io/prefer-no-eviction";

    private Annotations() {}
}
