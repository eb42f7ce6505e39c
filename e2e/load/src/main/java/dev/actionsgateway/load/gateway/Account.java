package dev.actionsgateway.load.gateway;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.ControllerRights;
import dev.actionsgateway.cluster.Kubeconfig;
import io.fabric8.kubernetes.client.Config;

/// The controller's ServiceAccount, with its rights and no others. A client that has a certificate
/// instead of a token reads its whole configuration again before each call.
final class Account {
    private static final String NAME = "agc"; // in tenant.yaml

    private Account() {}

    /// Gives the account its rights, and returns a kubeconfig with a token of it.
    static String kubeconfig(ApiServer server) {
        ControllerRights.install(server.client(), Tenant.NAMESPACE);
        var accounts = server.client().serviceAccounts().inNamespace(Tenant.NAMESPACE);
        var token = accounts.withName(NAME).tokenRequest().getStatus().getToken();
        var cluster = Config.fromKubeconfig(server.kubeconfig());
        cluster.setOauthToken(token);
        return Kubeconfig.of(cluster.getMasterUrl(), cluster);
    }
}
