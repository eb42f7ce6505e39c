package dev.actionsgateway.webhook.review;

import java.util.Locale;

/// What a refusal is for: the words of the log and the metrics.
public enum Rule {
    /// The namespace belongs to the cluster or the platform.
    RESERVED_NAMESPACE(403),
    /// No tenant chart has granted the namespace.
    NAMESPACE_NOT_GRANTED(403),
    /// There is a gateway in the namespace already.
    SECOND_GATEWAY(409),
    /// Who asks may not set or change the quota.
    QUOTA(403),
    /// Who asks may not make a gateway privileged.
    PRIVILEGED(403),
    /// A PriorityClass does not exist, or the platform does not allow it.
    PRIORITY_CLASS(422),
    /// A destination lies inside, and the platform does not allow it.
    PRIVATE_DESTINATION(422),
    /// Traffic would go around the proxy.
    PROXY_VARIABLE(422),
    /// The template has not the shape of one.
    TEMPLATE(422),
    /// The template breaks the gateway's security profile.
    POD_SECURITY(422),
    /// Two groups listen for the same.
    SAME_LABELS(422);

    private final int code;

    Rule(int code) {
        this.code = code;
    }

    /// The HTTP status that the API server answers with.
    public int code() {
        return code;
    }

    /// As the log and the metrics say it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
