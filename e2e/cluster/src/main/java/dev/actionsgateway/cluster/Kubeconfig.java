package dev.actionsgateway.cluster;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A kubeconfig for a program that is started as a process, with a token as in a cluster.
public final class Kubeconfig {
    private Kubeconfig() {}

    /// Its text.
    ///
    /// @param server where the program finds the API server
    /// @param account has the authority, as data, and the token
    public static String of(String server, Config account) {
        return """
        apiVersion: v1
        kind: Config
        clusters: [{name: here, cluster: {server: "%s", certificate-authority-data: "%s"}}]
        users: [{name: program, user: {token: "%s"}}]
        contexts: [{name: here, context: {cluster: here, user: program}}]
        current-context: here
        """
                .formatted(
                        server,
                        Objects.requireNonNull(account.getCaCertData()),
                        account.getOauthToken());
    }

    /// Writes one for the API server that the account's own configuration names, as `kubeconfig`.
    public static Path write(Config account, Path folder) {
        return write(account.getMasterUrl(), account, folder);
    }

    /// Writes one as the file `kubeconfig` of a folder.
    public static Path write(String server, Config account, Path folder) {
        try {
            return Files.writeString(folder.resolve("kubeconfig"), of(server, account));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
