package dev.actionsgateway.api.condition;

import static dev.actionsgateway.api.condition.ConditionStatus.FALSE;
import static dev.actionsgateway.api.condition.ConditionStatus.TRUE;

import java.util.List;

/// What the conditions of our resources speak of. The reference page is made from this list.
public enum ConditionType {
    READY("Ready", TRUE, On.BOTH, "The resource does what it is for."),
    PROXY_AVAILABLE(
            "ProxyAvailable",
            TRUE,
            On.GATEWAY,
            "At least one replica of the proxy takes connections."),
    AGC_AVAILABLE("AgcAvailable", TRUE, On.GATEWAY, "The gateway's controller runs and is ready."),
    CREDENTIALS_VALID(
            "CredentialsValid", TRUE, On.BOTH, "GitHub accepts the App's key and installation."),
    QUOTA_PRESSURE(
            "QuotaPressure",
            FALSE,
            On.GATEWAY,
            "The quota has no room for as many workers or proxy replicas as are allowed."),
    DEGRADED(
            "Degraded",
            FALSE,
            On.GATEWAY,
            "A step of setting the tenant up fails; the message names it."),
    GITHUB_META_CURRENT(
            "GithubMetaCurrent",
            TRUE,
            On.GATEWAY,
            "The proxies know what GitHub's names are; without that they go on with what they knew."),
    LISTENING("Listening", TRUE, On.GROUP, "At least one session waits for jobs or runs one."),
    QUOTA_EXCEEDED("QuotaExceeded", FALSE, On.GROUP, "The quota has no room for one more worker."),
    WORKERS_UNSCHEDULABLE(
            "WorkersUnschedulable",
            FALSE,
            On.GROUP,
            "Worker pods find no node; the message says why."),
    WORKERS_NOT_STARTING(
            "WorkersNotStarting",
            FALSE,
            On.GROUP,
            "Worker pods have a node and do not start; the message names the image or volume."),
    TEMPLATE_REJECTED(
            "TemplateRejected",
            FALSE,
            On.GROUP,
            "The cluster refuses a pod of this template; no job is taken meanwhile."),
    CONCLUSION_REFUSED(
            "ConclusionRefused",
            FALSE,
            On.GROUP,
            "GitHub does not take the end of a job from us; the message names the run."),
    RUNNER_OUTDATED(
            "RunnerOutdated",
            FALSE,
            On.GROUP,
            "GitHub asks for a newer runner than worker.runnerVersion says.");

    /// The kinds that carry a condition.
    public enum On {
        GATEWAY,
        GROUP,
        BOTH;

        /// Their names.
        public List<String> kinds() {
            return switch (this) {
                case GATEWAY -> List.of("ActionsGateway");
                case GROUP -> List.of("RunnerGroup");
                case BOTH -> List.of("ActionsGateway", "RunnerGroup");
            };
        }
    }

    private final String word;
    private final ConditionStatus healthy;
    private final On on;
    private final String meaning;

    ConditionType(String word, ConditionStatus healthy, On on, String meaning) {
        this.word = word;
        this.healthy = healthy;
        this.on = on;
        this.meaning = meaning;
    }

    /// The word that stands in `type`.
    public String word() {
        return word;
    }

    /// The status that it has while all is well.
    public ConditionStatus healthy() {
        return healthy;
    }

    /// Where it stands.
    public On on() {
        return on;
    }

    /// What it says when it is True.
    public String meaning() {
        return meaning;
    }
}
