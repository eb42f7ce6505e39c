package dev.actionsgateway.api;

/// The group that our resources belong to.
public final class Api {

    /// The group; our labels, annotations and finalizers begin with it as well.
    public static final String GROUP = "actionsgateway.dev";

    /// The one version that is served and stored.
    public static final String VERSION = "v1alpha1";

    /// As `apiVersion` says it.
    public static final String GROUP_VERSION = GROUP + "/" + VERSION;

    /// What `kubectl get actions-gateway` lists.
    public static final String CATEGORY = "actions-gateway";

    /// What a name must look like, as an expression of the API server: a DNS label that begins with
    /// a letter, since Services are named after it.
    public static final String NAME_RULE =
            "self.metadata.name.size() <= 52 &&"
                    + " self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')";

    /// What the API server says to other names. It shows the name itself before it.
    public static final String NAME_MESSAGE =
            "metadata.name must have at most 52 characters: lower case letters, digits and -,"
                    + " beginning with a letter, since the names of other objects are made from it";

    private Api() {}
}
