package dev.actionsgateway.api;

/// The parts of a tenant: the values of [Labels#COMPONENT].
public enum Component {
    /// The gateway controller: its Deployment, pods, Service and accounts.
    AGC("agc", "actions-gateway-gmc"),
    /// The egress proxy: its Deployment, pods and Service.
    PROXY("proxy", "actions-gateway-gmc"),
    /// A pod that runs a job, and its account.
    WORKER("worker", "actions-gateway-agc"),
    /// A Secret that keeps a runner record and its session.
    SEAT("seat", "actions-gateway-agc"),
    /// A Secret that keeps a claimed job and its lease.
    JOB("job", "actions-gateway-agc");

    private final String word;
    private final String manager;

    Component(String word, String manager) {
        this.word = word;
        this.manager = manager;
    }

    /// The value of the label.
    public String word() {
        return word;
    }

    /// Who makes such objects: the value of [Labels#MANAGED_BY], and the field manager.
    public String manager() {
        return manager;
    }
}
