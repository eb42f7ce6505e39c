package dev.actionsgateway.webhook.rules;

/// What a person needs the platform's permission for: verb `update` on a subresource that exists
/// for this only.
public enum Permission {
    /// Setting and changing the quota.
    QUOTA("quota"),
    /// Making a gateway privileged.
    PRIVILEGED("privileged");

    private final String subresource;

    Permission(String subresource) {
        this.subresource = subresource;
    }

    /// The subresource of `actionsgateways`.
    public String subresource() {
        return subresource;
    }
}
