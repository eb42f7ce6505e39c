package dev.actionsgateway.api.condition;

/// Why a condition is as it is, why jobs are withheld, and what Events are about. The reference
/// page is made from this list.
public enum Reason {
    // Ready and what it rests on
    ALL_AVAILABLE("AllAvailable", "Everything that is needed is there."),
    AS_EXPECTED("AsExpected", "Nothing is wrong."),
    NOT_SEEN_YET("NotSeenYet", "Nothing is known yet: the controller has just begun."),
    PROVISIONING_FAILED("ProvisioningFailed", "A step of setting the tenant up failed."),
    PROXY_NOT_READY("ProxyNotReady", "No replica of the proxy is ready."),
    AGC_NOT_READY("AgcNotReady", "The gateway's controller is not ready."),
    GATEWAY_NOT_FOUND("GatewayNotFound", "gatewayRef names no gateway of this namespace."),
    GATEWAY_NOT_SERVED(
            "GatewayNotServed", "An older gateway of the same namespace is served instead."),
    NAMESPACE_NOT_GRANTED(
            "NamespaceNotGranted",
            "The namespace was not granted to the gateway manager: install the tenant chart in it."),
    TERMINATING("Terminating", "The resource is being deleted and drains."),
    DRAIN_GIVEN_UP(
            "DrainGivenUp",
            "The gateway is being deleted, and its groups are removed without waiting for their jobs."),
    TENANT_SET_UP("TenantSetUp", "Everything that a gateway needs was made for the first time."),
    DRIFT_REPAIRED(
            "DriftRepaired", "Somebody changed or deleted what the manager made; it was put back."),
    // Credentials
    CREDENTIALS_ACCEPTED("CredentialsAccepted", "GitHub gave a token."),
    SECRET_NOT_FOUND("SecretNotFound", "The Secret of the App's key does not exist."),
    KEY_UNREADABLE("KeyUnreadable", "The Secret has no key, or it is no private key in PEM."),
    CREDENTIALS_REFUSED(
            "CredentialsRefused", "GitHub refuses the App, its key or its installation."),
    CA_BUNDLE_NOT_FOUND("CaBundleNotFound", "The ConfigMap of githubCaBundleRef does not exist."),
    CA_BUNDLE_INVALID("CaBundleInvalid", "githubCaBundleRef holds no certificate in PEM."),
    GITHUB_UNREACHABLE("GithubUnreachable", "GitHub does not answer, or answers with errors."),
    RATE_LIMITED("RateLimited", "GitHub asks us to wait."),
    GITHUB_META_STALE(
            "GithubMetaStale",
            "GitHub has not told a proxy for more than three days what its names are."),
    PROXY_NOT_ANSWERING(
            "ProxyNotAnswering", "No proxy answers the gateway manager at its management port."),
    // Listening
    SESSIONS_ONLINE("SessionsOnline", "Sessions are open."),
    NO_SESSION("NoSession", "No session could be opened."),
    SESSION_CONFLICT("SessionConflict", "GitHub still knows an earlier session of this runner."),
    SEAT_QUARANTINED(
            "SeatQuarantined",
            "A claim was never answered; its runner is put aside until it is known."),
    SEAT_DEAF("SeatDeaf", "A session of a running job gets no messages any more."),
    RUNNER_GROUP_NOT_FOUND(
            "RunnerGroupNotFound", "githubRunnerGroup names no runner group at GitHub."),
    RUNNER_TOO_OLD("RunnerTooOld", "GitHub refuses runners of this version."),
    // Why jobs stay with GitHub
    PAUSED("Paused", "maxWorkers is 0."),
    CEILING_REACHED("CeilingReached", "maxWorkers jobs run already."),
    QUOTA_EXHAUSTED("QuotaExhausted", "The namespace's quota has no room for one more worker."),
    QUOTA_TOO_SMALL("QuotaTooSmall", "A worker does not fit into the quota even when it is empty."),
    TEMPLATE_INVALID("TemplateInvalid", "The cluster refuses a pod of the template."),
    CLUSTER_UNREACHABLE("ClusterUnreachable", "The API server does not answer us."),
    INTENT_NOT_STORED("IntentNotStored", "The API server did not store the Secret of the job."),
    // Quota
    QUOTA_SUFFICIENT("QuotaSufficient", "There is room."),
    NO_QUOTA("NoQuota", "The namespace has no quota."),
    // Workers
    PODS_UNSCHEDULABLE("PodsUnschedulable", "The scheduler finds no node for a worker."),
    IMAGE_NOT_PULLED("ImageNotPulled", "An image of a worker cannot be pulled."),
    CONTAINER_NOT_CREATED(
            "ContainerNotCreated",
            "A container of a worker cannot be made: volume, Secret or command."),
    POD_REFUSED("PodRefused", "The API server refused a worker pod."),
    PENDING_TOO_LONG("PendingTooLong", "A worker did not start within pendingPodDeadline."),
    LIFETIME_EXCEEDED("LifetimeExceeded", "A worker lived longer than maxLifetime."),
    EVICTED("Evicted", "The node evicted a worker."),
    OUT_OF_MEMORY("OutOfMemory", "A worker used more memory than its limit."),
    POD_DELETED("PodDeleted", "Somebody deleted a worker pod, or its node went away."),
    WORKER_CRASHED("WorkerCrashed", "The runner in a worker ended without a result."),
    LEASE_LOST("LeaseLost", "GitHub gave the job up; its worker is ended."),
    JOB_CANCELLED("JobCancelled", "GitHub cancelled the job."),
    CONCLUSION_NOT_TAKEN("ConclusionNotTaken", "GitHub did not take the end of a job from us."),
    // Life of a job, for Events
    JOB_TAKEN("JobTaken", "A job was claimed."),
    JOB_ENDED("JobEnded", "A job ended.");

    private final String word;
    private final String meaning;

    Reason(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /// The word that stands in `reason`.
    public String word() {
        return word;
    }

    /// What it says.
    public String meaning() {
        return meaning;
    }
}
