package dev.actionsgateway.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;

/// A Kubernetes that a test may use as it likes.
///
/// | mode | what it is | for |
/// |---|---|---|
/// | [NodeCluster] | a whole node in a container | everything |
/// | [ExistingCluster] | what `KUBECONFIG` names | kind, a real cluster |
/// | [ApiServer] | etcd and kube-apiserver as plain processes | reconcilers: no pod ever runs |
public sealed interface Cluster extends AutoCloseable permits Cluster.WithNodes, ApiServer {

    /// The administrator's client; it is closed with the cluster.
    KubernetesClient client();

    /// The administrator's kubeconfig, as text.
    String kubeconfig();

    /// Ends the cluster, or only the connection to it where the cluster is not ours. Twice is
    /// harmless.
    @Override
    void close();

    /// A cluster that runs pods.
    sealed interface WithNodes extends Cluster permits NodeCluster, ExistingCluster {

        /// Makes an image of the local engine one that pods can name, with `imagePullPolicy:
        /// Never`.
        ///
        /// @param reference the image's name and tag, as the local engine knows it
        void load(String reference) throws InterruptedException;
    }
}
